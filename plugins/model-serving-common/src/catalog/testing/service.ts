import { unknown } from '../../model/known';
import { serviceId } from '../../model/serviceId';
import type { ModelService, Revision } from '../../model/types';

/** A service with an owner, a system and one model, and nothing else but what the test says. */
export function service(overrides: Partial<ModelService> = {}): ModelService {
  const identity = {
    cluster: 'prod',
    namespace: 'fraud-team',
    kind: 'InferenceService',
    name: 'fraud',
    ...overrides,
  };
  return {
    id: serviceId(identity),
    platform: 'kserve',
    mode: 'Knative',
    objects: [],
    model: {
      name: 'fraud',
      version: '2',
      format: 'XGBoost',
      storageUri: 's3://models/fraud/v2',
    },
    runtime: { name: unknown('test'), protocol: unknown('test') },
    recognisedBy: { rule: 'kind', detail: 'it serves a model' },
    components: [],
    annotations: {},
    registry: { unknown: 'no registry is named' },
    revisions: [],
    endpoints: [],
    scaling: { min: 1, max: 1 },
    accelerators: [],
    owner: 'team-fraud',
    system: 'payments',
    health: { status: 'healthy', reason: 'Ready', message: 'it is ready' },
    findings: [],
    createdAt: '2026-01-01T00:00:00Z',
    observedAt: '2026-01-01T00:00:00Z',
    ...overrides,
    ...identity,
  };
}

/** A revision of that service, of which only what it loads matters here. */
export function revision(overrides: Partial<Revision> = {}): Revision {
  const traffic = unknown('test');
  return {
    name: 'fraud-1',
    role: 'stable',
    modelVersion: '2',
    storageUri: 's3://models/fraud/v2',
    replicas: { wanted: 1, ready: 1 },
    pods: [],
    traffic: { declared: traffic, programmed: traffic, observed: traffic },
    accelerators: [],
    ...overrides,
  };
}
