import { exactly } from './NameShape';
import { httpOutcome } from './httpOutcome';
import type {
  Durations,
  Labels,
  MetricSource,
  RevisionLabel,
} from './MetricSource';

const REVISION: Pick<RevisionLabel, 'label' | 'values' | 'within'> = {
  label: 'kn_revision_name',
  values: ({ name }) => exactly(name),
  within: ({ namespace }) => ({ k8s_namespace_name: namespace }),
};

/**
 * The queue-proxy since Knative 1.19: the revision is an attribute of the resource, which only
 * `target_info` carries unless a collector copies it to every series. The series of a pod carry
 * nothing but what the scrape gives them.
 */
export const knativeOtel: MetricSource = {
  id: 'knative-otel',
  title: 'Knative queue-proxy (from 1.19)',
  inPods: true,
  labels: [
    REVISION,
    { ...REVISION, on: 'target_info' },
    {
      label: 'serving_knative_dev_revision',
      values: ({ name }) => exactly(name),
      within: ({ namespace }) => ({ namespace }),
    },
  ],
  // A histogram's count is a counter of requests by status as well.
  outcomes: [
    {
      name: 'http_server_request_duration_seconds_count',
      outcome: outcomeOf,
    },
  ],
  tellsClientErrors: true,
  durations: {
    latency: [
      seconds('http_server_request_duration_seconds_bucket'),
      // What the model's container took, by the name before and since December 2025.
      seconds('kn_serving_invocation_duration_seconds_bucket'),
      seconds('kn_queueproxy_app_duration_seconds_bucket'),
    ],
  },
  enable:
    'set `request-metrics-protocol: prometheus` in ConfigMap knative-serving/config-observability (it is off by default since 1.19, and the keys of before are ignored without a word) and have Prometheus scrape port `http-usermetric` (9091) of the pods',
};

function seconds(bucket: string): Durations {
  return { bucket, secondsPerUnit: 1 };
}

function outcomeOf(labels: Labels) {
  return httpOutcome(labels.http_response_status_code);
}
