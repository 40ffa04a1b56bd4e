import type { MetricSource } from './MetricSource';

/** Restarts, which are all that is left of requests that a crash took along. */
export const kubeStateMetrics: MetricSource = {
  id: 'kube-state-metrics',
  title: 'kube-state-metrics',
  inPods: true,
  labels: [],
  restarts: 'kube_pod_container_status_restarts_total',
  keeps: ['container'],
  enable:
    'install kube-state-metrics and have Prometheus scrape it with `honorLabels: true`',
};
