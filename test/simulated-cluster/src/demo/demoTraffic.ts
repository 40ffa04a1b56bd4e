import type { TrafficSpec } from '../traffic/TrafficSpec';
import { DEMO_NAMESPACE } from './demoServices';

const REVISION_LABEL = 'serving.knative.dev/revision';

/** Requests that keep GPUs busy; a median of them takes so long. */
function modelTraffic(
  service: string,
  requestsPerSecond: number,
  latencySeconds: number,
): TrafficSpec {
  const name = `${service}-predictor-00001`;
  return {
    namespace: DEMO_NAMESPACE,
    service,
    requestsPerSecond,
    exposes: ['knative', 'vllm'],
    route: {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      name: `${service}-predictor`,
    },
    revisions: [{ name, pods: { [REVISION_LABEL]: name }, latencySeconds }],
    seed: 13,
  };
}

/**
 * Requests to two canaries of the demo, one as good as what runs and one that is not, and to the
 * services with GPUs that somebody uses.
 */
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
  modelTraffic('assistant', 1.6, 1.1),
  modelTraffic('summarizer', 0.7, 0.6),
  modelTraffic('embeddings', 6, 0.2),
];
