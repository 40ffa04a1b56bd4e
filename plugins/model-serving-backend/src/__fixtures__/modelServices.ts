import {
  serviceId,
  unknown,
  type ClusterState,
  type ModelService,
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
      version: unknown('none declared'),
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
    owner: unknown('no owner is declared'),
    system: unknown('no system is declared'),
    health: { status: 'healthy', reason: 'Ready', message: 'It is ready' },
    findings: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    observedAt: '2026-01-01T00:00:00.000Z',
    ...overrides,
    ...identity,
  };
}

/** A cluster that was read whole. */
export function clusterState(
  overrides: Partial<ClusterState> = {},
): ClusterState {
  return {
    name: 'west',
    version: 'v1.34.0',
    reachable: true,
    gaps: [],
    ...overrides,
  };
}
