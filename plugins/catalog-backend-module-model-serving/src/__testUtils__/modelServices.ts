import {
  serviceId,
  unknown,
  type ClusterState,
  type GpuPoolIdentity,
  type GpuPoolList,
  type Known,
  type ModelService,
  type ModelServiceList,
  type Revision,
} from '@modeldeck/plugin-model-serving-common';

/** A healthy service with nothing in it but what the test says. */
export function modelService(
  overrides: Partial<ModelService> = {},
): ModelService {
  const identity = {
    cluster: 'west',
    namespace: 'fraud',
    kind: 'InferenceService',
    name: 'scorer',
    ...overrides,
  };
  return {
    id: serviceId(identity),
    platform: 'kserve',
    mode: 'Standard',
    objects: [],
    model: {
      name: 'scorer',
      version: '1',
      format: 'sklearn',
      storageUri: 's3://models/scorer',
    },
    runtime: { name: unknown('none named'), protocol: 'v2' },
    recognisedBy: { rule: 'kind', detail: 'it serves a model' },
    components: [],
    annotations: {},
    registry: { unknown: 'no registry is named' },
    revisions: [],
    endpoints: [],
    scaling: { min: 1, max: 1 },
    accelerators: [],
    owner: 'fraud',
    system: unknown('no system is declared'),
    health: { status: 'healthy', reason: 'Ready', message: 'It is ready' },
    findings: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    observedAt: '2026-01-01T00:00:00.000Z',
    ...overrides,
    ...identity,
  };
}

/** A revision with one GPU pod on a node. */
export function revision(
  overrides: Partial<Revision> = {},
  node: Known<string> = 'gpu-1',
): Revision {
  const traffic = unknown('test');
  return {
    name: 'scorer-1',
    role: 'stable',
    modelVersion: '1',
    storageUri: 's3://models/scorer',
    replicas: { wanted: 1, ready: 1 },
    pods: [
      {
        name: 'scorer-1-x',
        state: 'Running',
        ready: true,
        restarts: 0,
        node,
        accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
        createdAt: '2026-01-01T00:00:00.000Z',
      },
    ],
    traffic: { declared: traffic, programmed: traffic, observed: traffic },
    accelerators: [],
    ...overrides,
  };
}

export function gpuPool(
  name: string,
  nodes: string[],
  cluster = 'west',
): GpuPoolIdentity {
  return {
    id: `${cluster}/agentpool/${name}`,
    cluster,
    name,
    labelKey: 'agentpool',
    products: ['Tesla-T4'],
    accelerators: ['nvidia.com/gpu'],
    nodes,
  };
}

/** What the backend answers about the pools of one cluster. */
export function poolList(
  items: GpuPoolIdentity[],
  state: Partial<ClusterState> = {},
): GpuPoolList {
  return { ...serviceList([], state), kind: 'GpuPoolList', items };
}

/** What the backend answers about one cluster. */
export function serviceList(
  items: ModelService[],
  state: Partial<ClusterState> = {},
): ModelServiceList {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'ModelServiceList',
    observedAt: '2026-01-01T00:00:00.000Z',
    clusters: [
      { name: 'west', version: 'v1.34.0', reachable: true, gaps: [], ...state },
    ],
    items,
  };
}
