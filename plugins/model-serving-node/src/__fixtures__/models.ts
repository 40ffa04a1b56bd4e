import {
  type AssembledService,
  defineResource,
  type KubeObject,
  type ModelService,
  type NamespaceObjects,
  PODS,
  type ServingPlatform,
  serviceId,
  unknown,
} from '@modeldeck/plugin-model-serving-common';

/** The kinds of a serving platform that exists only in these tests. */
export const MODELS = defineResource<{ image: string }>({
  group: 'example.com',
  versions: ['v2', 'v1'],
  plural: 'models',
  kind: 'Model',
  namespaced: true,
  read: model => ({ image: model.at('spec', 'image').string() ?? '' }),
});

export const ROUTES = defineResource({
  group: 'routes.example.com',
  versions: ['v1'],
  plural: 'routes',
  kind: 'Route',
  namespaced: true,
  read: () => ({}),
});

/** Services say which pods and routes they saw, and how those lists went. */
export const modelPlatform: ServingPlatform = {
  id: 'models',
  title: 'Models',
  resources: [
    {
      type: MODELS,
      role: 'service',
      without: 'which models there are',
      named: name => [{ name }],
    },
    {
      type: PODS,
      role: 'join',
      without: 'which pods run',
      fleetSelector: () => 'model',
      belongingTo: models =>
        models.map(({ metadata }) => ({
          labelSelector: `model=${metadata.name}`,
        })),
    },
    {
      type: ROUTES,
      role: 'join',
      without: 'which traffic is programmed',
    },
  ],
  toModelServices: objects =>
    objects.list(MODELS).map(model => assembled(model, objects)),
  findings: () => [],
};

function assembled(
  model: KubeObject & { image: string },
  objects: NamespaceObjects,
): AssembledService {
  const { name, namespace, uid } = model.metadata;
  const pods = objects
    .list(PODS)
    .filter(({ metadata }) => metadata.labels.model === name)
    .map(({ metadata }) => metadata.name);
  const identity = { cluster: objects.cluster, namespace, kind: 'Model', name };
  const service: ModelService = {
    ...identity,
    id: serviceId(identity),
    platform: 'models',
    mode: objects.cannotTell(ROUTES) ?? 'routed',
    objects: [{ apiVersion: 'example.com/v2', kind: 'Model', name }],
    model: {
      name: model.image,
      version: unknown('-'),
      format: unknown('-'),
      storageUri: unknown('-'),
    },
    runtime: { name: unknown('-'), protocol: unknown('-') },
    recognisedBy: { rule: 'kind', detail: 'it serves a model' },
    components: [],
    annotations: {},
    registry: { unknown: 'no registry is named' },
    revisions: [],
    endpoints: [],
    scaling: { min: unknown('-'), max: unknown('-') },
    accelerators: [],
    owner: unknown('-'),
    system: unknown('-'),
    health: { status: 'healthy', reason: 'Ready', message: pods.join(' ') },
    findings: [],
    createdAt: unknown('-'),
    observedAt: objects.observedAt,
  };
  return { service, uids: [uid], ownerUids: [] };
}

/** An object as an API server sends it. */
export function object(
  name: string,
  fields: {
    namespace?: string;
    version?: number;
    uid?: string;
    labels?: Record<string, string>;
    image?: string;
  } = {},
) {
  const { namespace = 'team', version = 1, labels, image } = fields;
  return {
    metadata: {
      name,
      namespace,
      uid: fields.uid ?? `${namespace}/${name}`,
      resourceVersion: String(version),
      labels,
    },
    spec: { image },
  };
}

/** What a cluster with these kinds answers to aggregated discovery. */
export function discoveryOf(
  ...groups: Array<[group: string, version: string, plural: string]>
) {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    items: [...new Set(groups.map(([name]) => name))].map(group => ({
      metadata: { name: group },
      versions: [
        ...new Set(
          groups.flatMap(([name, version]) => (name === group ? version : [])),
        ),
      ].map(wanted => ({
        version: wanted,
        resources: groups.flatMap(([name, version, resource]) =>
          name === group && version === wanted ? { resource } : [],
        ),
      })),
    })),
  };
}
