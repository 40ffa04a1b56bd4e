import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';

/** A write of a percent, planned for version 7 of its object. */
export function plannedWrite(
  overrides: Partial<PlannedWrite> = {},
): PlannedWrite {
  return {
    object: {
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      plural: 'inferenceservices',
      namespace: 'fraud',
      name: 'scorer',
    },
    guard: { uid: 'u', resourceVersion: '7' },
    type: 'merge',
    patch: { spec: { predictor: { canaryTrafficPercent: null } } },
    summary: 'remove spec.predictor.canaryTrafficPercent',
    ...overrides,
  };
}
