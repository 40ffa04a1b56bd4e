import type { TrafficSpec } from '../traffic/TrafficSpec';
import { DEMO_NAMESPACE } from './demoServices';

const REVISION_LABEL = 'serving.knative.dev/revision';

/** Requests to two canaries of the demo: one as good as what runs, and one that is not. */
export const demoTraffic: readonly TrafficSpec[] = [
  {
    namespace: DEMO_NAMESPACE,
    service: 'credit-score',
    requestsPerSecond: 40,
    exposes: ['knative', 'kserve-server'],
    route: {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      name: 'credit-score-predictor',
    },
    revisions: [
      'credit-score-predictor-00001',
      'credit-score-predictor-00002',
    ].map(name => ({
      name,
      pods: { [REVISION_LABEL]: name },
      errorRate: 0.001,
      latencySeconds: 0.04,
    })),
    seed: 7,
  },
  {
    namespace: DEMO_NAMESPACE,
    service: 'churn',
    requestsPerSecond: 40,
    exposes: ['istio'],
    route: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      name: 'churn',
    },
    revisions: [
      { name: 'churn-v1', pods: { app: 'churn-v1' }, errorRate: 0.002 },
      {
        name: 'churn-v2',
        pods: { app: 'churn-v2' },
        errorRate: 0.08,
        latencySeconds: 0.3,
      },
    ],
    seed: 11,
  },
];
