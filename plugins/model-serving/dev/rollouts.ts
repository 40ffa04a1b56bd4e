import {
  unknown,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import {
  aRevision,
  aService,
  someTraffic,
} from '../src/__testUtils__/services';

function withCanary(percent: number): ModelService['revisions'] {
  return [
    aRevision({ name: 'stable-6c4f', traffic: someTraffic(100 - percent) }),
    aRevision({
      name: 'canary-7d9b',
      role: 'canary',
      modelVersion: '4',
      traffic: someTraffic(percent),
    }),
  ];
}

/** Waits for somebody between two steps. */
export const paused = aService({
  name: 'checkout-risk',
  kind: 'Rollout',
  platform: 'argo-rollouts',
  mode: 'Canary',
  revisions: withCanary(40),
  health: {
    status: 'progressing',
    reason: 'CanaryPauseStep',
    message: 'The canary waits for a person.',
  },
  recognisedBy: {
    rule: 'label',
    detail: 'label modeldeck.io/model-service is set on Rollout/checkout-risk',
  },
  rollout: {
    controller: 'Argo Rollouts',
    strategy: 'canary',
    phase: 'Paused',
    message: 'CanaryPauseStep',
    step: { index: 3, count: 8, title: 'pause until it is promoted' },
    paused: 'step 4 of 8 waits until somebody promotes',
    aborted: false,
    checks: [
      {
        name: 'error-rate',
        phase: 'Successful',
        message: '12 measurements, all below 1 %',
      },
      { name: 'p95-latency', phase: 'Running', message: '' },
      {
        name: 'drift',
        phase: 'Inconclusive',
        message: 'no data in the last 5 min',
      },
    ],
  },
});

/** Given up by its controller. */
export const aborted = aService({
  name: 'basket',
  platform: 'flagger',
  mode: 'Istio',
  kind: 'Canary',
  revisions: withCanary(0),
  health: {
    status: 'degraded',
    reason: 'Failed',
    message: 'The canary failed its checks; the primary serves.',
  },
  rollout: {
    controller: 'Flagger',
    strategy: 'canary',
    phase: 'Failed',
    message: 'Canary failed! Scaling down basket.payments',
    step: unknown('Flagger reports the weight only'),
    aborted: true,
    checks: [
      {
        name: 'request-success-rate',
        phase: 'Failed',
        message: '10 of 10 checks failed',
      },
    ],
  },
});
