import { exactly } from './NameShape';
import { httpOutcome } from './httpOutcome';
import type { MetricSource } from './MetricSource';

/**
 * The queue-proxy of Knative up to 1.18. What it counts at the front (`revision_request_*`)
 * includes what waited in its queue and what it refused itself. The activator counts a part of
 * the same requests and is never added.
 */
export const knativeRevision: MetricSource = {
  id: 'knative',
  title: 'Knative queue-proxy (to 1.18)',
  inPods: true,
  labels: [
    {
      label: 'revision_name',
      values: ({ name }) => exactly(name),
      within: ({ namespace }) => ({ namespace_name: namespace }),
    },
  ],
  outcomes: [
    {
      name: 'revision_request_count',
      outcome: labels =>
        httpOutcome(labels.response_code ?? labels.response_code_class),
    },
  ],
  tellsClientErrors: true,
  durations: {
    latency: [
      { bucket: 'revision_request_latencies_bucket', secondsPerUnit: 0.001 },
    ],
  },
  enable:
    'have Prometheus scrape port `http-usermetric` (9091) of the pods, with `metrics.request-metrics-backend-destination: prometheus` in ConfigMap knative-serving/config-observability',
};
