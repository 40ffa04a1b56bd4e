import { httpOutcome } from './httpOutcome';
import type { MetricSource } from './MetricSource';

/** Its latencies are summaries: quantiles of one pod each, of which nothing can be added up. */
export const mlserver: MetricSource = {
  id: 'mlserver',
  title: 'MLServer',
  inPods: true,
  labels: [],
  outcomes: [
    {
      name: 'rest_server_requests_total',
      outcome: ({ path, status_code: code }) =>
        isInference(path) ? httpOutcome(code) : 'left-out',
    },
    {
      name: 'rest_server_requests',
      outcome: ({ path, status_code: code }) =>
        isInference(path) ? httpOutcome(code) : 'left-out',
    },
  ],
  tellsClientErrors: true,
  durations: {
    latency: [
      {
        sum: 'model_infer_request_duration_sum',
        count: 'model_infer_request_duration_count',
        secondsPerUnit: 1,
      },
    ],
  },
  enable:
    'have Prometheus scrape port 8082, path /metrics, of the pods and keep the label `pod`; the annotation of KServe’s runtime names port 8080, where there is nothing: set `prometheus.kserve.io/port: "8082"`',
};

/** Probes and metadata are asked for by path as well, and always go well. */
function isInference(path: string | undefined): boolean {
  return (
    path === undefined || /\/(infer|generate|generate_stream)\b/.test(path)
  );
}
