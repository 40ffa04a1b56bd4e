import type { MetricSource } from './MetricSource';

/**
 * Restarts as the pods' own status counts them: no process exposes them, who scrapes pods adds
 * them by this name.
 */
export const POD_RESTARTS = 'modeldeck_pod_restarts';

export const podStatus: MetricSource = {
  id: 'pod-status',
  title: 'Pod status',
  inPods: true,
  labels: [],
  restarts: POD_RESTARTS,
  enable: 'scrape the pods themselves',
};
