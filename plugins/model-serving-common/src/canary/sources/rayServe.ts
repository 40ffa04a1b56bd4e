import { exactly } from './NameShape';
import type { Labels, MetricSource, Outcome } from './MetricSource';

/**
 * Two versions of a RayService are two Ray clusters, whose series differ by the cluster's name
 * alone, where the scrape keeps it.
 */
export const rayServe: MetricSource = {
  id: 'ray-serve',
  title: 'Ray Serve',
  inPods: true,
  labels: [
    {
      label: 'ray_io_cluster',
      values: ({ name }) => exactly(name),
      within: ({ namespace }) => ({ namespace }),
    },
  ],
  outcomes: [
    {
      name: 'ray_serve_num_http_requests_total',
      outcome: ({ route }) => (isInference(route) ? 'good' : 'left-out'),
    },
    {
      name: 'ray_serve_num_http_error_requests_total',
      outcome: errorOutcome,
    },
  ],
  tellsClientErrors: true,
  durations: {
    latency: [
      {
        bucket: 'ray_serve_http_request_latency_ms_bucket',
        secondsPerUnit: 0.001,
      },
      {
        bucket: 'ray_serve_deployment_processing_latency_ms_bucket',
        secondsPerUnit: 0.001,
      },
    ],
  },
  enable:
    'apply KubeRay’s PodMonitors for head and workers (port `metrics`, 8080), which keep the label `ray_io_cluster`',
};

/** Those that failed are in the counter of all requests already. */
function errorOutcome({ route, error_code: code = '' }: Labels): Outcome {
  if (!isInference(route)) {
    return 'left-out';
  }
  return code.startsWith('4') ? 'counted-client-error' : 'counted-error';
}

/** Probes ask for routes of the proxy's own; what fits no route was for nobody. */
function isInference(route: string | undefined): boolean {
  return route === undefined || (route !== '' && !route.startsWith('/-/'));
}
