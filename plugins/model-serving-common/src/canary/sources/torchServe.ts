import type { MetricSource } from './MetricSource';

/** Answers are counted for the whole process, so by pod only. */
export const torchServe: MetricSource = {
  id: 'torchserve',
  title: 'TorchServe',
  inPods: true,
  labels: [],
  outcomes: [
    { name: 'Requests2XX', outcome: 'good' },
    { name: 'Requests4XX', outcome: 'client-error' },
    { name: 'Requests5XX', outcome: 'error' },
  ],
  tellsClientErrors: true,
  durations: {
    latency: [
      {
        sum: 'ts_inference_latency_microseconds',
        count: 'ts_inference_requests_total',
        secondsPerUnit: 1e-6,
      },
    ],
  },
  enable:
    'set `metrics_mode=prometheus` in TorchServe’s config.properties, have Prometheus scrape port 8082 of the pods and keep the label `pod`',
};
