import { type Plan, serviceId } from '@modeldeck/plugin-model-serving-common';
import { revision, service } from './services';

/** A canary in flight. */
export const SERVICE = service({
  revisions: [
    revision({ name: 'v1' }),
    revision({ name: 'v2', role: 'canary' }),
  ],
});

/** What promoting it writes. */
export function plan(overrides: Partial<Plan> = {}): Plan {
  return {
    service: serviceId(SERVICE),
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
        guard: { uid: 'u', resourceVersion: '1' },
        type: 'merge',
        patch: { spec: { predictor: { canaryTrafficPercent: null } } },
        summary: 'remove the percent',
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
    risks: [],
    undo: 'roll back',
    ...overrides,
  };
}

/** The same, planned for a later version of the object. */
export function later(): Plan {
  const made = plan();
  return {
    ...made,
    writes: made.writes.map(write => ({
      ...write,
      guard: { uid: 'u', resourceVersion: '2' },
    })),
  };
}

/** What promoting it would come to after somebody else has changed it. */
export const OTHER = plan({
  before: [
    { revision: 'v1', percent: 50 },
    { revision: 'v2', percent: 50 },
  ],
  after: [
    { revision: 'v1', percent: 1 },
    { revision: 'v2', percent: 99 },
  ],
});
