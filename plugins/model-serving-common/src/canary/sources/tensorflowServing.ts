import { grpcOutcome } from './grpcOutcome';
import type { MetricSource } from './MetricSource';

/** Names begin with a colon. Nothing is exposed without a monitoring configuration. */
export const tensorflowServing: MetricSource = {
  id: 'tensorflow-serving',
  title: 'TensorFlow Serving',
  inPods: true,
  labels: [],
  outcomes: [
    {
      name: ':tensorflow:serving:request_count',
      outcome: ({ status }) => grpcOutcome(status),
    },
  ],
  tellsClientErrors: true,
  durations: {
    latency: [
      {
        bucket: ':tensorflow:serving:request_latency_bucket',
        secondsPerUnit: 1e-6,
      },
    ],
  },
  enable:
    'give it --monitoring_config_file with `prometheus_config { enable: true, path: "/monitoring/prometheus/metrics" }`, have Prometheus scrape port 8501 there and keep the label `pod`',
};
