import {
  assembleNamespace,
  type KubeObject,
  type ModelService,
  NamespaceObjects,
  type ReadState,
  type ServingPlatform,
} from '@modeldeck/plugin-model-serving-common';
import { needsByType } from './planLists';
import type { ObjectsRead } from './readObjects';

/** The services of all namespaces that hold any, in order of namespace and name. */
export function assembleServices(options: {
  cluster: string;
  observedAt: string;
  platforms: readonly ServingPlatform[];
  read: readonly ObjectsRead[];
}): ModelService[] {
  const { cluster, observedAt, platforms, read } = options;
  const states = new Map<string, ReadState>(
    read.map(({ type, state }) => [type.id, state]),
  );
  const clusterScoped = read.filter(({ type }) => !type.namespaced);
  const namespaces = byNamespace(read.filter(({ type }) => type.namespaced));
  const serviceTypes = serviceTypeIds(platforms);
  return [...namespaces.keys()]
    .filter(namespace => holdsAny(namespaces.get(namespace), serviceTypes))
    .sort()
    .flatMap(namespace => {
      const objects = new Map<string, readonly KubeObject[]>(
        namespaces.get(namespace),
      );
      for (const { type, objects: shared } of clusterScoped) {
        objects.set(type.id, shared);
      }
      return assembleNamespace(
        new NamespaceObjects(cluster, namespace, observedAt, {
          objects,
          states,
        }),
        platforms,
      );
    });
}

/** Ids of the kinds that model services are made of. */
export function serviceTypeIds(
  platforms: readonly ServingPlatform[],
): Set<string> {
  return new Set(
    [...needsByType(platforms)]
      .filter(([, needs]) => needs.some(({ role }) => role === 'service'))
      .map(([id]) => id),
  );
}

type ObjectsByType = Map<string, KubeObject[]>;

/** Most namespaces hold pods but no model service: they need no assembling. */
function holdsAny(
  objects: ObjectsByType | undefined,
  types: ReadonlySet<string>,
): boolean {
  return [...(objects?.keys() ?? [])].some(id => types.has(id));
}

function byNamespace(read: readonly ObjectsRead[]): Map<string, ObjectsByType> {
  const namespaces = new Map<string, ObjectsByType>();
  for (const { type, objects } of read) {
    for (const object of objects) {
      const { namespace } = object.metadata;
      let ofNamespace = namespaces.get(namespace);
      if (!ofNamespace) {
        ofNamespace = new Map();
        namespaces.set(namespace, ofNamespace);
      }
      const ofType = ofNamespace.get(type.id);
      if (ofType) {
        ofType.push(object);
      } else {
        ofNamespace.set(type.id, [object]);
      }
    }
  }
  return namespaces;
}
