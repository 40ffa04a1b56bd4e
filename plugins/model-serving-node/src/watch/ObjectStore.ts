import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '@modeldeck/plugin-model-serving-common';
import { isOlder } from './resourceVersion';

/**
 * The last known objects of one kind, by namespace. Every change answers with the namespaces it
 * touched; an event that says nothing new touches none.
 */
export class ObjectStore {
  private namespaces = new Map<string, Map<string, KubeObject>>();

  list(namespace: string): readonly KubeObject[] {
    return [...(this.namespaces.get(namespace)?.values() ?? [])];
  }

  namespaceNames(): readonly string[] {
    return [...this.namespaces.keys()];
  }

  replace(objects: readonly KubeObject[]): Set<string> {
    const former = this.namespaces;
    this.namespaces = new Map();
    for (const object of objects) {
      this.put(object);
    }
    return new Set(
      [...former.keys(), ...this.namespaces.keys()].filter(
        namespace =>
          !sameObjects(former.get(namespace), this.namespaces.get(namespace)),
      ),
    );
  }

  /** Streams repeat events after a resume, so only a newer object counts. */
  set(object: KubeObject): Set<string> {
    const { namespace, name, uid, resourceVersion } = object.metadata;
    const known = this.namespaces.get(namespace)?.get(name);
    const isRepeated =
      known !== undefined &&
      known.metadata.uid === uid &&
      (known.metadata.resourceVersion === resourceVersion ||
        isOlder(resourceVersion, known.metadata.resourceVersion));
    if (isRepeated) {
      return new Set();
    }
    this.put(object);
    return new Set(saysTheSame(known, object) ? [] : [namespace]);
  }

  /** The end of an object's predecessor of the same name must not remove the object. */
  remove(object: KubeObject): Set<string> {
    const { namespace, name, uid } = object.metadata;
    const ofNamespace = this.namespaces.get(namespace);
    if (ofNamespace?.get(name)?.metadata.uid !== uid) {
      return new Set();
    }
    ofNamespace.delete(name);
    if (ofNamespace.size === 0) {
      this.namespaces.delete(namespace);
    }
    return new Set([namespace]);
  }

  private put(object: KubeObject): void {
    const { namespace, name } = object.metadata;
    let ofNamespace = this.namespaces.get(namespace);
    if (!ofNamespace) {
      ofNamespace = new Map();
      this.namespaces.set(namespace, ofNamespace);
    }
    ofNamespace.set(name, object);
  }
}

type ObjectsByName = ReadonlyMap<string, KubeObject>;

function sameObjects(
  a: ObjectsByName | undefined,
  b: ObjectsByName | undefined,
): boolean {
  if (a?.size !== b?.size) {
    return false;
  }
  return [...(b ?? [])].every(([name, object]) =>
    saysTheSame(a?.get(name), object),
  );
}

/**
 * Whether nothing changed of what is read. Most of an object is not: the heartbeat of a node, or
 * a cache's progress, need no namespace to be looked at again.
 */
function saysTheSame(a: KubeObject | undefined, b: KubeObject): boolean {
  if (a?.metadata.uid !== b.metadata.uid) {
    return false;
  }
  const { resourceVersion } = b.metadata;
  return (
    a.metadata.resourceVersion === resourceVersion ||
    isDeepStrictEqual({ ...a, metadata: { ...a.metadata, resourceVersion } }, b)
  );
}
