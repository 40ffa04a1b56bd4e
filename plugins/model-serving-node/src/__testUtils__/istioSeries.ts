import type { CanaryTarget } from '@modeldeck/plugin-model-serving-common';
import type { FakeSeries } from '../__fixtures__/FakePrometheus';

const SCRAPES = 80;
export const WINDOW = { from: 0, to: SCRAPES * 15_000 };
const REQUESTS = { 'churn-v1': 120, 'churn-v2': 30 };

type Workload = keyof typeof REQUESTS;

export const WORKLOADS = Object.keys(REQUESTS) as Workload[];

export function targetOf(createdAt = '1970-01-01T00:00:00Z'): CanaryTarget {
  const none = { unknown: 'no test asks' };
  const revision = (name: string) => ({
    name,
    modelVersion: none,
    replicas: { wanted: 1, ready: 1 },
    accelerators: [],
    pods: [{ name: `${name}-7d9f8c6b5-x7k2q`, createdAt }],
    traffic: { declared: none, programmed: none, observed: none },
  });
  const service = {
    id: 'west/ml/Deployment/churn',
    namespace: 'ml',
    name: 'churn',
    platform: 'deployment',
    mode: 'Deployment',
    runtime: { name: none },
    model: { format: 'onnx' },
  };
  // Only what sources and reports look at.
  return {
    service,
    stable: revision('churn-v1'),
    canary: revision('churn-v2'),
  } as unknown as CanaryTarget;
}

function counter(
  name: string,
  workload: Workload,
  more: Record<string, string>,
  share = 1,
): FakeSeries {
  return {
    labels: {
      __name__: name,
      reporter: 'destination',
      destination_workload: workload,
      destination_workload_namespace: 'ml',
      pod: `${workload}-7d9f8c6b5-x7k2q`,
      ...more,
    },
    values: Array.from({ length: SCRAPES }, (_, index) =>
      Math.round(index * REQUESTS[workload] * share),
    ),
  };
}

export const BUCKET = 'istio_request_duration_milliseconds_bucket';

export function buckets(
  workload: Workload,
  bounds: Record<string, number> = { 50: 0.5, 100: 0.95, 250: 0.99 },
): FakeSeries[] {
  return Object.entries({ ...bounds, '+Inf': 1 }).map(([le, share]) =>
    counter(BUCKET, workload, { le }, share),
  );
}

export function requestsOf(workload: Workload): FakeSeries {
  return counter('istio_requests_total', workload, { response_code: '200' });
}

export const SOUND: readonly FakeSeries[] = WORKLOADS.flatMap(workload => [
  requestsOf(workload),
  ...buckets(workload),
]);

/** The series with each of them changed. */
export function flawed(
  change: (series: FakeSeries) => FakeSeries,
): FakeSeries[] {
  return SOUND.map(change);
}

export function isCanarys({ labels }: FakeSeries): boolean {
  return labels.destination_workload === 'churn-v2';
}
