import { exactly } from './NameShape';
import { httpOutcome } from './httpOutcome';
import type { MetricSource } from './MetricSource';

/** Seldon Core v1; what its executor answers, graph and all (`executor/api/metric/`). */
export const seldonExecutor: MetricSource = {
  id: 'seldon-executor',
  title: 'Seldon executor',
  inPods: true,
  labels: [
    {
      label: 'predictor_name',
      values: ({ name }) => exactly(name),
      within: ({ name }) => ({ deployment_name: name }),
    },
  ],
  outcomes: [
    {
      name: 'seldon_api_executor_server_requests_seconds_count',
      outcome: ({ code }) => httpOutcome(code),
    },
  ],
  tellsClientErrors: true,
  durations: {
    latency: [
      {
        bucket: 'seldon_api_executor_server_requests_seconds_bucket',
        secondsPerUnit: 1,
      },
    ],
  },
  enable:
    'keep the annotations `prometheus.io/scrape: "true"` and `prometheus.io/path: /prometheus` that Seldon gives its pods, and have Prometheus scrape their port 8000',
};
