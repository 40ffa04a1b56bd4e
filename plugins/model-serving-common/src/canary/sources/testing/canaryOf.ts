import { unknown } from '../../../model/known';
import type { ModelService, Revision } from '../../../model/types';
import type { CanaryTarget } from '../canaryTarget';

const WHY = 'no test asks';

/** A revision with a pod of its own, of a service in namespace `ml`. */
export function revisionOf(
  name: string,
  changes: Partial<Revision> = {},
): Revision {
  return {
    name,
    role: 'stable',
    modelVersion: unknown(WHY),
    storageUri: unknown(WHY),
    replicas: { wanted: 1, ready: 1 },
    pods: [podOf(`${name}-7d9f8c6b5-x7k2q`)],
    traffic: {
      declared: unknown(WHY),
      programmed: unknown(WHY),
      observed: unknown(WHY),
    },
    accelerators: [],
    ...changes,
  };
}

export function podOf(
  name: string,
  createdAt = '2026-11-01T00:00:00Z',
): Revision['pods'][number] {
  return {
    name,
    state: 'Running',
    ready: true,
    restarts: 0,
    node: 'gpu-1',
    accelerators: [],
    createdAt,
  };
}

export function serviceOf(
  revisions: Revision[],
  changes: Partial<ModelService> = {},
): ModelService {
  return {
    id: 'west/ml/InferenceService/churn',
    cluster: 'west',
    namespace: 'ml',
    kind: 'InferenceService',
    name: 'churn',
    platform: 'kserve',
    mode: 'Standard',
    objects: [],
    model: {
      name: 'churn',
      version: unknown(WHY),
      format: 'sklearn',
      storageUri: unknown(WHY),
    },
    registry: unknown(WHY),
    runtime: { name: unknown(WHY), protocol: unknown(WHY) },
    recognisedBy: { rule: 'kind', detail: '' },
    revisions,
    components: [],
    endpoints: [],
    scaling: { min: unknown(WHY), max: unknown(WHY) },
    accelerators: [],
    owner: unknown(WHY),
    system: unknown(WHY),
    annotations: {},
    health: { status: 'healthy', reason: 'Ready', message: '' },
    findings: [],
    createdAt: unknown(WHY),
    observedAt: '2026-11-21T12:00:00Z',
    ...changes,
  };
}

/** `churn-v1` and its canary `churn-v2`. */
export function canaryOf(
  changes: Partial<ModelService> = {},
  stable: Partial<Revision> = {},
  canary: Partial<Revision> = {},
): CanaryTarget {
  const revisions = [
    revisionOf('churn-v1', stable),
    revisionOf('churn-v2', { role: 'canary', ...canary }),
  ] as const;
  return {
    service: serviceOf([...revisions], changes),
    stable: revisions[0],
    canary: revisions[1],
  };
}
