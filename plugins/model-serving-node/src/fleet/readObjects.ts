import type {
  KubeObject,
  ReadState,
  ResourceType,
  Selection,
} from '@modeldeck/plugin-model-serving-common';
import type { Served } from '../kube/discovery/ServedResources';
import { isClusterFailure } from '../kube/KubeError';
import type { KubeClient } from '../kube/KubeClient';
import { matchesSelection } from './matchesSelection';
import { stateOf } from '../kube/readState';

/** An object that is not applied yet. */
export interface ObjectToBe {
  type: ResourceType;
  object: KubeObject;
}

export interface ReadObjectsOptions {
  client: KubeClient;
  type: ResourceType;
  served: Served;
  /** lists to merge; `undefined` stands for all objects */
  selections: ReadonlyArray<Selection | undefined>;
  namespace?: string;
  chunkSize?: number;
  /** of any kind: they stand for those of their name, as if they were applied */
  toBe?: readonly ObjectToBe[];
  /** rather read more objects than send more requests, within one page */
  fewRequests?: boolean;
  signal?: AbortSignal;
}

export interface ObjectsRead {
  type: ResourceType;
  objects: readonly KubeObject[];
  state: ReadState;
}

/**
 * All objects of a kind, or why not. Several selections are one list only when each was read:
 * half of it would look whole.
 *
 * @throws KubeError when the cluster cannot be talked to any more
 */
export async function readObjects(
  options: ReadObjectsOptions,
): Promise<ObjectsRead> {
  const { type, served, selections } = options;
  if (served.state !== 'served') {
    const { state, reason } = served;
    return { type, objects: [], state: { state, reason } };
  }
  try {
    const objects =
      (await readTogether(options, served.version)) ??
      mergeObjects(
        await Promise.all(
          selections.map(selection =>
            readList(options, served.version, selection),
          ),
        ),
      );
    return {
      type,
      objects: asIfThere(objects, options),
      state: { state: 'read' },
    };
  } catch (error) {
    if (isClusterFailure(error)) {
      throw error;
    }
    return { type, objects: [], state: stateOf(error) };
  }
}

/** A list as the API server would give it, with the objects to be. */
function asIfThere(
  objects: readonly KubeObject[],
  { type, toBe = [], selections, namespace }: ReadObjectsOptions,
): readonly KubeObject[] {
  const own = toBe.filter(each => each.type.id === type.id);
  if (own.length === 0) {
    return objects;
  }
  const keyOf = ({ metadata }: KubeObject) =>
    `${metadata.namespace}/${metadata.name}`;
  const replaced = new Set(own.map(({ object }) => keyOf(object)));
  return [
    ...objects.filter(object => !replaced.has(keyOf(object))),
    ...own
      .map(({ object }) => object)
      .filter(
        object =>
          (namespace === undefined ||
            !type.namespaced ||
            object.metadata.namespace === namespace) &&
          selections.some(
            selection =>
              selection === undefined || matchesSelection(object, selection),
          ),
      ),
  ];
}

/**
 * Several selections with one request instead of one each, where that is wanted and the whole
 * collection fits into a page; otherwise undefined.
 */
async function readTogether(
  options: ReadObjectsOptions,
  version: string,
): Promise<KubeObject[] | undefined> {
  const { client, type, selections, namespace, chunkSize, signal } = options;
  const wanted = selections.filter(selection => selection !== undefined);
  if (!options.fewRequests || wanted.length < 2) {
    return undefined;
  }
  const { items, isWhole } = await client.firstPage(type, {
    version,
    namespace,
    chunkSize,
    signal,
  });
  return isWhole
    ? items.filter(item =>
        wanted.some(selection => matchesSelection(item, selection)),
      )
    : undefined;
}

async function readList(
  options: ReadObjectsOptions,
  version: string,
  selection: Selection | undefined,
): Promise<KubeObject[]> {
  const { client, type, namespace, chunkSize, signal } = options;
  let objects: KubeObject[] = [];
  for await (const page of client.list(type, {
    version,
    selection,
    namespace,
    chunkSize,
    signal,
  })) {
    if (page.isFirst) {
      objects = page.items;
    } else {
      objects.push(...page.items);
    }
  }
  return objects;
}

/** Several lists of one kind as one: an object may match several selectors. */
export function mergeObjects(
  lists: ReadonlyArray<readonly KubeObject[]>,
): readonly KubeObject[] {
  const [first = [], ...others] = lists;
  if (others.length === 0) {
    return first;
  }
  const seen = new Set<string>();
  return lists.flat().filter(({ metadata }) => {
    const key = metadata.uid || `${metadata.namespace}/${metadata.name}`;
    return !seen.has(key) && seen.add(key);
  });
}
