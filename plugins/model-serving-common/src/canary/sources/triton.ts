import type { MetricSource } from './MetricSource';

/** What fails before the core, e.g. a request that cannot be parsed, is in no counter. */
export const triton: MetricSource = {
  id: 'triton',
  title: 'Triton',
  inPods: true,
  labels: [],
  outcomes: [
    { name: 'nv_inference_request_success', outcome: 'good' },
    { name: 'nv_inference_request_failure', outcome: failure },
  ],
  durations: {
    latency: [
      {
        sum: 'nv_inference_request_duration_us',
        count: 'nv_inference_request_success',
        secondsPerUnit: 1e-6,
      },
    ],
    'time-to-first-token': [
      {
        bucket: 'nv_inference_first_response_histogram_ms_bucket',
        secondsPerUnit: 0.001,
      },
    ],
  },
  enable:
    'have Prometheus scrape port 8002 of the pods and keep the label `pod`',
};

/** Since 24.0x failures are told by reason; those of who asked are no fault of the model. */
function failure({ reason }: Readonly<Record<string, string>>) {
  return reason === 'CANCELED' ? 'left-out' : 'error';
}
