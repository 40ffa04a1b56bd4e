import {
  assembleNamespace,
  type Gap,
  type KubeObject,
  type ModelService,
  NamespaceObjects,
  plainText,
  type ReadState,
  type ServingPlatform,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import { needsByType } from './planLists';
import type { ObjectsRead } from './readObjects';
import { selectServices } from './selectServices';

/** Services, and the namespaces that they could not be made of. */
export interface Assembly {
  services: ModelService[];
  gaps: Gap[];
  /** what the services of a namespace were made of */
  objects: Map<string, NamespaceObjects>;
}

/** The services of all namespaces that hold any, in order of namespace and name. */
export function assembleServices(options: {
  cluster: string;
  observedAt: string;
  platforms: readonly ServingPlatform[];
  settings: ServingSettings;
  read: readonly ObjectsRead[];
  /** leaves out services whose objects carry other labels */
  labelSelector?: string;
}): Assembly {
  const { cluster, observedAt, platforms, settings, read, labelSelector } =
    options;
  const states = new Map<string, ReadState>(
    read.map(({ type, state }) => [type.id, state]),
  );
  const shared = read
    .filter(({ type }) => !type.namespaced)
    .map(({ type, objects }) => [type.id, objects] as const);
  const namespaces = byNamespace(read.filter(({ type }) => type.namespaced));
  const serviceTypes = serviceTypeIds(platforms);
  const assembly: Assembly = { services: [], gaps: [], objects: new Map() };
  for (const namespace of [...namespaces.keys()].sort()) {
    const ofNamespace = namespaces.get(namespace) ?? new Map();
    if (holdsAny(ofNamespace, serviceTypes)) {
      const objects = new Map([...ofNamespace, ...shared]);
      addNamespace(
        assembly,
        new NamespaceObjects(
          cluster,
          namespace,
          observedAt,
          { objects, states },
          settings,
        ),
        platforms,
      );
    }
  }
  return labelSelector
    ? {
        ...assembly,
        services: selectServices(assembly.services, read, labelSelector),
      }
    : assembly;
}

/**
 * Platforms promise to take whatever an object holds. Should one break that, whoever can write
 * that object must not be able to take the other namespaces down with it.
 */
function addNamespace(
  { services, gaps, objects: ofNamespaces }: Assembly,
  objects: NamespaceObjects,
  platforms: readonly ServingPlatform[],
): void {
  ofNamespaces.set(objects.namespace, objects);
  try {
    services.push(...assembleNamespace(objects, platforms));
  } catch (error) {
    gaps.push({
      resource: 'modelservices.modeldeck.io',
      namespace: objects.namespace,
      state: 'failed',
      reason: plainText(`the objects were not understood: ${error}`),
      consequence: 'the model services of this namespace',
    });
  }
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
function holdsAny(objects: ObjectsByType, types: ReadonlySet<string>): boolean {
  return [...objects.keys()].some(id => types.has(id));
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
