import { isUnknown } from '../../model/known';
import { exactly } from './NameShape';
import type { MetricSource, RevisionLabel } from './MetricSource';

/** Of the Gateway API's inference extension; a model that is split by weight has a target each. */
const TARGET: RevisionLabel = {
  label: 'target_model_name',
  values: ({ name, modelVersion }) =>
    exactly(name, ...(isUnknown(modelVersion) ? [] : [modelVersion])),
  within: ({ namespace }) => ({ namespace }),
};

/** By the age of the release, the newest first. */
const PREFIXES = ['llm_d_epp', 'inference_objective', 'inference_model'];

export const endpointPicker: MetricSource = {
  id: 'endpoint-picker',
  title: 'Endpoint picker',
  inPods: false,
  labels: [TARGET],
  outcomes: PREFIXES.flatMap(prefix => [
    { name: `${prefix}_request_total`, outcome: 'good' as const },
    {
      name: `${prefix}_request_error_total`,
      outcome: 'counted-error' as const,
    },
  ]),
  durations: {
    latency: PREFIXES.map(prefix => ({
      bucket: `${prefix}_request_duration_seconds_bucket`,
      secondsPerUnit: 1,
    })),
  },
  enable:
    'have Prometheus scrape port 9090 of the endpoint picker with a token that may GET /metrics (ServiceMonitor of the InferencePool’s chart)',
};
