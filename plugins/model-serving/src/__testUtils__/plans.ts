import type { Plan, Refusal } from '@modeldeck/plugin-model-serving-common';
import { aService } from './services';

const service = aService();

/** The canary of the service `fraud` gets all of its traffic. */
export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    service: service.id,
    action: 'promote',
    summary: 'fraud-predictor-00004 gets all traffic',
    writes: [
      {
        object: {
          apiVersion: 'serving.kserve.io/v1beta1',
          kind: 'InferenceService',
          plural: 'inferenceservices',
          namespace: service.namespace,
          name: service.name,
        },
        type: 'merge',
        patch: { spec: { predictor: { canaryTrafficPercent: null } } },
        guard: { uid: 'u1', resourceVersion: '1' },
        summary: 'removes spec.predictor.canaryTrafficPercent',
        changes: [{ path: 'spec.predictor.canaryTrafficPercent', from: '20' }],
      },
    ],
    before: [
      { revision: 'fraud-predictor-00003', percent: 80 },
      { revision: 'fraud-predictor-00004', percent: 20 },
    ],
    after: [
      { revision: 'fraud-predictor-00003', percent: 0 },
      { revision: 'fraud-predictor-00004', percent: 100 },
    ],
    risks: [
      {
        id: 'cold-start',
        severity: 'warning',
        detail: 'fraud-predictor-00004 has one pod for all requests',
      },
    ],
    undo: 'set canaryTrafficPercent to 20 again',
    ...overrides,
  };
}

/** What GitOps owns, with the change to make instead. */
export function aRefusal(overrides: Partial<Refusal> = {}): Refusal {
  return {
    service: service.id,
    action: 'promote',
    reason: 'owned-by-gitops',
    message: 'InferenceService/fraud is kept by Argo CD',
    instead: 'make the change in the repository that Argo CD applies',
    change: aPlan().writes,
    ...overrides,
  };
}
