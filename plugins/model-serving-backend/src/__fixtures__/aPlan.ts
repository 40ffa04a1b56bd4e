import type { Plan } from '@modeldeck/plugin-model-serving-common';

/** From v1 to v2, with one write and one risk. */
export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    service: 'west/fraud/inferenceservice/scorer',
    action: 'promote',
    summary: 'v2 gets 100 %',
    writes: [
      {
        object: {
          apiVersion: 'serving.kserve.io/v1beta1',
          kind: 'InferenceService',
          plural: 'inferenceservices',
          namespace: 'fraud',
          name: 'scorer',
        },
        type: 'merge',
        patch: { spec: { predictor: { canaryTrafficPercent: null } } },
        guard: { uid: 'u1', resourceVersion: '1' },
        summary: 'removes canaryTrafficPercent',
        changes: [{ path: 'spec.predictor.canaryTrafficPercent', from: '20' }],
      },
    ],
    before: [
      { revision: 'v1', percent: 80 },
      { revision: 'v2', percent: 20 },
    ],
    after: [
      { revision: 'v1', percent: 0 },
      { revision: 'v2', percent: 100 },
    ],
    risks: [
      { id: 'cold-start', severity: 'info', detail: 'v1 starts anew later' },
    ],
    undo: 'set canaryTrafficPercent to 20',
    ...overrides,
  };
}
