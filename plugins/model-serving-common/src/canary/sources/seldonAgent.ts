import { grpcOutcome } from './grpcOutcome';
import { httpOutcome } from './httpOutcome';
import type { Labels, MetricSource } from './MetricSource';

/**
 * Seldon Core v2: the agents on the servers count by model, and candidates are models. Their
 * histogram has no label for the model, so only a mean follows.
 */
export const seldonAgent: MetricSource = {
  id: 'seldon-agent',
  title: 'Seldon agent',
  inPods: false,
  labels: [
    {
      // Not `model`: that is the model asked for, whichever candidate of an experiment answers.
      label: 'model_internal',
      values: ({ name }) => [{ stem: `${name}_`, ending: 'number' }],
      within: ({ namespace }) => ({ namespace }),
    },
  ],
  outcomes: [{ name: 'seldon_model_infer_total', outcome: outcomeOf }],
  tellsClientErrors: true,
  durations: {
    latency: [
      {
        sum: 'seldon_model_infer_seconds_total',
        count: 'seldon_model_infer_total',
        secondsPerUnit: 1,
      },
    ],
  },
  enable:
    'have Prometheus scrape port 9006, path /metrics, of the pods of the Seldon Servers (PodMonitor `agent` of Seldon)',
};

function outcomeOf({ code, method_type: method }: Labels) {
  return method === 'grpc' && !/^[1-5][0-9]{2}$/.test(code ?? '')
    ? grpcOutcome(code)
    : httpOutcome(code);
}
