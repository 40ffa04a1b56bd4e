import type { CanaryMetric } from '../../model/verdictTypes';
import type { CanaryTarget } from './canaryTarget';
import { byName, chooseSource, type FoundSeries } from './chooseSource';
import { metricSources } from './metricSources';
import { exactly } from './NameShape';
import { joined, revisionRoutes } from './revisionRoutes';
import { canaryOf, podOf } from './testing/canaryOf';
import { whyMissing } from './whyMissing';

const V1_POD = 'churn-v1-7d9f8c6b5-x7k2q';
const V2_POD = 'churn-v2-7d9f8c6b5-x7k2q';

function chosen(
  metric: CanaryMetric,
  found: readonly FoundSeries[],
  target: CanaryTarget = canaryOf(),
) {
  const routes = revisionRoutes(metricSources, target).filter(
    ({ on }) => on === undefined,
  );
  const choice = chooseSource(metric, routes, byName(found));
  return choice && `${choice.route.source.id} by ${choice.route.by}`;
}

/** The same series of both revisions. */
function ofBoth(
  name: string,
  labels: FoundSeries,
  ...differing: [label: string, stable: string, canary: string]
): FoundSeries[] {
  const [label, stable, canary] = differing;
  return [stable, canary].map(value => ({
    __name__: name,
    ...labels,
    [label]: value,
  }));
}

function byPod(name: string, labels: FoundSeries = {}): FoundSeries[] {
  return ofBoth(name, { namespace: 'ml', ...labels }, 'pod', V1_POD, V2_POD);
}

const ISTIO = { destination_workload_namespace: 'ml', response_code: '200' };

describe('the source of a metric', () => {
  it.each<[string, CanaryMetric, FoundSeries[]]>([
    [
      'istio by destination_workload',
      'errors',
      ofBoth(
        'istio_requests_total',
        { ...ISTIO, reporter: 'destination' },
        'destination_workload',
        'churn-v1',
        'churn-v2',
      ),
    ],
    [
      'istio by destination_workload',
      'client-errors',
      ofBoth(
        'istio_requests_total',
        { ...ISTIO, reporter: 'destination' },
        'destination_workload',
        'churn-v1-deployment',
        'churn-v2-deployment',
      ),
    ],
    [
      'istio-source by destination_workload',
      'errors',
      ofBoth(
        'istio_requests_total',
        { ...ISTIO, reporter: 'source' },
        'destination_workload',
        'churn-v1',
        'churn-v2',
      ),
    ],
    [
      'knative by revision_name',
      'latency',
      ofBoth(
        'revision_request_latencies_bucket',
        { namespace_name: 'ml', le: '+Inf' },
        'revision_name',
        'churn-v1',
        'churn-v2',
      ),
    ],
    [
      'knative-otel by serving_knative_dev_revision',
      'errors',
      ofBoth(
        'http_server_request_duration_seconds_count',
        { namespace: 'ml', http_response_status_code: '200' },
        'serving_knative_dev_revision',
        'churn-v1',
        'churn-v2',
      ),
    ],
    [
      'seldon-executor by predictor_name',
      'errors',
      ofBoth(
        'seldon_api_executor_server_requests_seconds_count',
        { deployment_name: 'churn', code: '200' },
        'predictor_name',
        'churn-v1',
        'churn-v2',
      ),
    ],
    [
      'seldon-agent by model_internal',
      'errors',
      ofBoth(
        'seldon_model_infer_total',
        { namespace: 'ml', model: 'churn-v1', code: '200' },
        'model_internal',
        'churn-v1_3',
        'churn-v2_1',
      ),
    ],
    [
      'ray-serve by ray_io_cluster',
      'errors',
      ofBoth(
        'ray_serve_num_http_requests_total',
        { namespace: 'ml', route: '/' },
        'ray_io_cluster',
        'churn-v1',
        'churn-v2',
      ),
    ],
    [
      'endpoint-picker by target_model_name',
      'errors',
      ofBoth(
        'inference_objective_request_total',
        { namespace: 'ml' },
        'target_model_name',
        'churn-v1',
        'churn-v2',
      ),
    ],
    ['triton by pod', 'errors', byPod('nv_inference_request_success')],
    [
      'mlserver by pod',
      'errors',
      byPod('rest_server_requests_total', { status_code: '200' }),
    ],
    [
      'mlserver by pod',
      'latency',
      [
        ...byPod('model_infer_request_duration_count'),
        ...byPod('model_infer_request_duration_sum'),
      ],
    ],
    ['torchserve by pod', 'errors', byPod('Requests2XX')],
    [
      'tensorflow-serving by pod',
      'errors',
      byPod(':tensorflow:serving:request_count', { status: 'OK' }),
    ],
    [
      'vllm by pod',
      'latency',
      byPod('vllm:e2e_request_latency_seconds_bucket'),
    ],
    [
      'vllm by pod',
      'time-to-first-token',
      byPod('kserve_vllm:time_to_first_token_seconds_bucket'),
    ],
    [
      'vllm by pod',
      'inter-token-latency',
      byPod('vllm:time_per_output_token_seconds_bucket'),
    ],
    [
      'kserve-server by pod',
      'latency',
      byPod('request_predict_seconds_bucket'),
    ],
    [
      'kube-state-metrics by exported_pod',
      'restarts',
      ofBoth(
        'kube_pod_container_status_restarts_total',
        { exported_namespace: 'ml', namespace: 'monitoring', pod: 'ksm' },
        'exported_pod',
        V1_POD,
        V2_POD,
      ),
    ],
  ])('is %s for %s', (expected, metric, found) => {
    expect(chosen(metric, found)).toBe(expected);
  });

  it('is never one that counts what it cannot tell', () => {
    const found = [
      ...byPod('vllm:e2e_request_latency_seconds_bucket'),
      ...byPod('vllm:request_success_total'),
      ...byPod('request_predict_seconds_count'),
    ];
    expect(chosen('errors', found)).toBeUndefined();
  });

  it('is the one at the edge where several are there', () => {
    const found = [
      ...byPod('nv_inference_request_success'),
      ...ofBoth(
        'istio_requests_total',
        { ...ISTIO, reporter: 'destination' },
        'destination_workload',
        'churn-v1',
        'churn-v2',
      ),
    ];
    expect(chosen('errors', found)).toBe('istio by destination_workload');
  });

  it('is no mean of requests without their time', () => {
    const found = byPod('nv_inference_request_success');
    expect(chosen('latency', found)).toBeUndefined();
  });

  it('is one with a histogram before one with a mean', () => {
    const found = [
      ...byPod('nv_inference_request_success'),
      ...byPod('request_predict_seconds_bucket'),
    ];
    expect(chosen('latency', found)).toBe('kserve-server by pod');
    expect(chosen('errors', found)).toBe('triton by pod');
  });

  it('is the pods where the workload is the same for both', () => {
    const found = byPod('istio_requests_total', {
      ...ISTIO,
      reporter: 'destination',
      destination_workload: 'churn',
    });
    expect(chosen('errors', found)).toBe('istio by pod');
  });

  it.each([
    ['istio-waypoint by destination_version', 'v1', 'v2', 'churn'],
    [undefined, 'v2', 'v2', 'churn'],
    [undefined, 'v1', 'v2', 'other'],
  ])(
    'is %s for versions %s and %s of the workload %s',
    (expected, stable, canary, workload) => {
      const target = canaryOf(
        {},
        { modelVersion: stable },
        { modelVersion: canary },
      );
      const found = ofBoth(
        'istio_requests_total',
        { ...ISTIO, reporter: 'waypoint', destination_workload: workload },
        'destination_version',
        'v1',
        'v2',
      );
      expect(chosen('errors', found, target)).toBe(expected);
    },
  );

  it('is told by pods that are gone, and never by those of a namesake', () => {
    const gone = 'churn-v2-7d9f8c6b5-zzzzz';
    const namesake = 'churn-v2-canary-7d9f8c6b5-zzzzz';
    const withPod = (pod: string) =>
      ofBoth(
        'nv_inference_request_success',
        { namespace: 'ml' },
        'pod',
        V1_POD,
        pod,
      );
    expect(chosen('errors', withPod(gone))).toBe('triton by pod');
    expect(chosen('errors', withPod(namesake))).toBeUndefined();
  });

  it.each([
    ['of another namespace', { namespace: 'other' }],
    ['without one', { namespace: '' }],
  ])('is no series %s', (_, labels) => {
    const found = byPod('nv_inference_request_success', labels);
    expect(chosen('errors', found)).toBeUndefined();
  });

  it('is not the pods where both are in the same ones', () => {
    const pods = [podOf('mlserver-0')];
    const target = canaryOf({}, { pods }, { pods });
    const found = byPod('rest_server_requests_total', { status_code: '200' });
    expect(chosen('errors', found, target)).toBeUndefined();
  });

  it('is joined to where only target_info names the revision', () => {
    const target = canaryOf();
    const route = revisionRoutes(metricSources, target).find(
      ({ on }) => on === 'target_info',
    );
    const infos = ofBoth(
      'target_info',
      { k8s_namespace_name: 'ml' },
      'kn_revision_name',
      'churn-v1',
      'churn-v2',
    ).map((labels, index) => ({
      ...labels,
      job: 'pods',
      instance: `10.0.0.${index}:9091`,
    }));
    const done = route && joined(route, infos);
    const series = infos.map(({ job, instance }) => ({
      __name__: 'http_server_request_duration_seconds_count',
      http_response_status_code: '200',
      job,
      instance,
    }));
    expect(
      done && chooseSource('errors', [done], byName(series)),
    ).toBeDefined();
    expect(done?.matchers).toEqual([
      { label: 'instance', shapes: exactly('10.0.0.0:9091', '10.0.0.1:9091') },
    ]);
    expect(route && joined(route, [])).toBeUndefined();
  });
});

describe('why a metric is missing', () => {
  function why(
    metric: CanaryMetric,
    target: CanaryTarget,
    found: FoundSeries[] = [],
  ) {
    return whyMissing(
      metric,
      target,
      revisionRoutes(metricSources, target),
      byName(found),
    );
  }

  it.each<[string, CanaryMetric, Partial<CanaryTarget['service']>, RegExp]>([
    ['Knative', 'errors', { mode: 'Knative' }, /request-metrics-protocol/],
    ['Seldon v1', 'errors', { platform: 'seldon-v1' }, /prometheus.io\/scrape/],
    ['Seldon v2', 'errors', { platform: 'seldon-v2' }, /port 9006/],
    ['Seldon v2', 'latency', { platform: 'seldon-v2' }, /sidecar/],
    ['Ray', 'errors', { platform: 'kuberay' }, /PodMonitors/],
    ['an LLM', 'time-to-first-token', { platform: 'kserve-llm' }, /\/metrics/],
    ['sklearn', 'latency', {}, /enable-prometheus-scraping/],
    ['sklearn', 'errors', {}, /sidecar/],
    ['sklearn', 'time-to-first-token', {}, /sklearn has no such metric/],
    ['anything', 'restarts', {}, /kube-state-metrics/],
  ])('names the switch of %s for %s', (_, metric, service, expected) => {
    expect(why(metric, canaryOf(service))).toMatch(expected);
  });

  it('says that only one of them has any', () => {
    const [stable] = byPod('nv_inference_request_success');
    expect(why('errors', canaryOf(), stable && [stable])).toBe(
      'Triton has series of churn-v1 by pod, and none of churn-v2: that has got no request yet, or its pods are not scraped',
    );
  });
});
