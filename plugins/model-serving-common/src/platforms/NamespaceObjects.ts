import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import {
  DEFAULT_SETTINGS,
  type ServingSettings,
} from '../settings/ServingSettings';

/**
 * What came of reading a kind of object. Only `read` means that the list is whole: from all
 * others, absence of an object must never be concluded.
 *
 * @public
 */
export type ReadState =
  | { state: 'read' }
  | { state: 'absent'; reason: string }
  | { state: 'forbidden'; reason: string }
  | { state: 'failed'; reason: string };

/** A named way to group objects of one kind; a constant of its module. @public */
export interface ObjectIndex<T extends KubeObject> {
  readonly type: ResourceType<T>;
  /** the keys an object is found under; none leaves it out */
  keysOf(object: T): readonly string[];
}

/** The lists that a view of one namespace is made of, by resource id. @public */
export interface ResourceLists {
  objects: ReadonlyMap<string, readonly KubeObject[]>;
  states: ReadonlyMap<string, ReadState>;
}

const NOT_ASKED: ReadState = {
  state: 'failed',
  reason: 'it was not read',
};

/**
 * All objects of one namespace that the platforms read, with their joins. Platforms see one
 * namespace at a time: a change in it then costs one namespace's work, whatever the fleet's size.
 *
 * @public
 */
export class NamespaceObjects {
  private readonly indexes = new Map<
    ObjectIndex<never>,
    Map<string, KubeObject[]>
  >();

  private readonly names = new Map<string, Map<string, KubeObject>>();

  constructor(
    readonly cluster: string,
    readonly namespace: string,
    readonly observedAt: string,
    private readonly lists: ResourceLists,
    readonly settings: ServingSettings = DEFAULT_SETTINGS,
  ) {}

  list<T extends KubeObject>(type: ResourceType<T>): readonly T[] {
    return (this.lists.objects.get(type.id) ?? []) as readonly T[];
  }

  state(type: ResourceType): ReadState {
    return this.lists.states.get(type.id) ?? NOT_ASKED;
  }

  /** Why a missing object of this kind proves nothing; undefined when the list is whole. */
  cannotTell(type: ResourceType): string | undefined {
    const state = this.state(type);
    if (state.state === 'read') {
      return undefined;
    }
    const reason = state.reason || state.state;
    // What an API server says of a forbidden list begins with the kind already.
    return reason.startsWith(type.id) ? reason : `${type.id}: ${reason}`;
  }

  find<T extends KubeObject>(
    type: ResourceType<T>,
    name: string,
  ): T | undefined {
    let names = this.names.get(type.id);
    if (!names) {
      names = new Map(
        this.list(type).map(object => [object.metadata.name, object]),
      );
      this.names.set(type.id, names);
    }
    return names.get(name) as T | undefined;
  }

  /** Objects under a key of an index, which is built once for this view. */
  lookup<T extends KubeObject>(
    index: ObjectIndex<T>,
    key: string,
  ): readonly T[] {
    const cacheKey = index as unknown as ObjectIndex<never>;
    let groups = this.indexes.get(cacheKey);
    if (!groups) {
      groups = group(this.list(index.type), index);
      this.indexes.set(cacheKey, groups);
    }
    return (groups.get(key) ?? []) as unknown as readonly T[];
  }
}

function group<T extends KubeObject>(
  objects: readonly T[],
  index: ObjectIndex<T>,
): Map<string, KubeObject[]> {
  const groups = new Map<string, KubeObject[]>();
  for (const object of objects) {
    for (const key of index.keysOf(object)) {
      const members = groups.get(key);
      if (members) {
        members.push(object);
      } else {
        groups.set(key, [object]);
      }
    }
  }
  return groups;
}
