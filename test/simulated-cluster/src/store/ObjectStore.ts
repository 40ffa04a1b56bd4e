import type { KubeObject } from '../json/KubeObject';
import { qualifiedName, type ApiResource } from '../resources/ApiResource';
import { History, type StoreChange } from './History';
import { StoredObject } from './StoredObject';

export type StoreListener = (change: StoreChange) => void;

interface Shelf {
  objects: Map<string, StoredObject>;
  /** keys in etcd's order; undefined when a key came or went since it was made */
  order?: string[];
}

export interface ListRange {
  namespace?: string;
  /** only keys after this one */
  after?: string;
}

/** Where an object stands in lists: etcd orders by the bytes of this path. */
export function objectKey(object: {
  namespace?: string;
  name: string;
}): string {
  return `${object.namespace ?? ''}/${object.name}`;
}

/** All objects of the cluster with one growing resource version, as etcd keeps them. */
export class ObjectStore {
  readonly history = new History();
  private readonly shelves = new Map<string, Shelf>();
  private readonly listeners = new Set<StoreListener>();
  private version = 1;

  get resourceVersion(): number {
    return this.version;
  }

  get(
    resource: ApiResource,
    namespace: string | undefined,
    name: string,
  ): StoredObject | undefined {
    return this.shelf(resource).objects.get(objectKey({ namespace, name }));
  }

  list(resource: ApiResource, range: ListRange = {}): StoredObject[] {
    const { objects, order } = this.ordered(resource);
    const prefix = range.namespace ? `${range.namespace}/` : '';
    const found: StoredObject[] = [];
    for (const key of order) {
      if (
        key.startsWith(prefix) &&
        (range.after === undefined || key > range.after)
      ) {
        const stored = objects.get(key);
        if (stored) {
          found.push(stored);
        }
      }
    }
    return found;
  }

  /** Adds or replaces; the object gets the next resource version. */
  put(resource: ApiResource, object: KubeObject): StoredObject {
    const shelf = this.shelf(resource);
    const key = objectKey(object.metadata);
    const previous = shelf.objects.get(key);
    const current = this.versioned(object);
    shelf.objects.set(key, current);
    if (!previous) {
      shelf.order = undefined;
    }
    const type = previous ? 'MODIFIED' : 'ADDED';
    this.announce({ type, resource, current, previous });
    return current;
  }

  remove(
    resource: ApiResource,
    namespace: string | undefined,
    name: string,
  ): StoredObject | undefined {
    const shelf = this.shelf(resource);
    const key = objectKey({ namespace, name });
    const previous = shelf.objects.get(key);
    if (!previous) {
      return undefined;
    }
    shelf.objects.delete(key);
    shelf.order = undefined;
    const current = this.versioned(previous.object);
    this.announce({ type: 'DELETED', resource, current, previous });
    return current;
  }

  /** Forgets all history, as etcd's compaction does in time. */
  compact(): void {
    this.history.forget(this.version);
  }

  subscribe(listener: StoreListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private versioned(object: KubeObject): StoredObject {
    this.version += 1;
    const resourceVersion = String(this.version);
    return new StoredObject(
      { ...object, metadata: { ...object.metadata, resourceVersion } },
      this.version,
    );
  }

  private announce(change: StoreChange): void {
    this.history.record(change);
    for (const listener of this.listeners) {
      listener(change);
    }
  }

  private ordered(resource: ApiResource): Required<Shelf> {
    const shelf = this.shelf(resource);
    // Default comparison is by code units: etcd's order for the ASCII that names consist of.
    shelf.order ??= [...shelf.objects.keys()].sort();
    return { objects: shelf.objects, order: shelf.order };
  }

  private shelf(resource: ApiResource): Shelf {
    const name = qualifiedName(resource);
    let shelf = this.shelves.get(name);
    if (!shelf) {
      shelf = { objects: new Map() };
      this.shelves.set(name, shelf);
    }
    return shelf;
  }
}
