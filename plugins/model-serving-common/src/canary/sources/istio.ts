import { isUnknown } from '../../model/known';
import { exactly } from './NameShape';
import { grpcOutcome } from './grpcOutcome';
import { httpOutcome } from './httpOutcome';
import type {
  Labels,
  MetricSource,
  Outcome,
  RevisionLabel,
} from './MetricSource';

/**
 * Two versions of one workload, as those of a Rollout are, differ by the label of their pods, which is one
 * of those that a revision's version is read from (istio/istio: pkg/kube/labels/labels.go).
 */
const VERSION: RevisionLabel = {
  label: 'destination_version',
  values: ({ modelVersion }) =>
    isUnknown(modelVersion) ? [] : exactly(modelVersion),
  within: ({ namespace, name }) => ({
    destination_workload_namespace: namespace,
    destination_workload: name,
  }),
};

/**
 * Both ends of a request report it, so only one of them is asked: the sidecar of the workload,
 * else its waypoint, else who sent it.
 */
export const istioSources: readonly MetricSource[] = [
  istio('destination', true),
  istio('waypoint', false),
  istio('source', false),
];

function istio(reporter: string, inPods: boolean): MetricSource {
  const having = { reporter };
  return {
    id: reporter === 'destination' ? 'istio' : `istio-${reporter}`,
    title: `Istio (reporter ${reporter})`,
    inPods,
    labels: [
      {
        label: 'destination_workload',
        values: ({ name }) => exactly(name, `${name}-deployment`),
        within: ({ namespace }) => ({
          destination_workload_namespace: namespace,
        }),
      },
      VERSION,
    ],
    outcomes: [{ name: 'istio_requests_total', having, outcome: outcomeOf }],
    tellsClientErrors: true,
    durations: {
      latency: [
        {
          bucket: 'istio_request_duration_milliseconds_bucket',
          having,
          secondsPerUnit: 0.001,
        },
      ],
    },
    enable:
      'inject the sidecar into both revisions (label `sidecar.istio.io/inject: "true"` on their pods) and have Prometheus scrape port 15090, path /stats/prometheus',
  };
}

/** A failed gRPC call has the HTTP status 200. */
function outcomeOf(labels: Labels): Outcome {
  const { response_code: code, grpc_response_status: status } = labels;
  if (code === '0') {
    // DC: the one who asked hung up.
    return /\bDC\b/.test(labels.response_flags ?? '') ? 'left-out' : 'error';
  }
  const http = httpOutcome(code);
  return http === 'good' && status ? grpcOutcome(status) : http;
}
