import { grpcOutcome } from './grpcOutcome';
import { httpOutcome } from './httpOutcome';
import { metricSources } from './metricSources';
import type { Labels } from './MetricSource';

describe('how a request ended', () => {
  it.each([
    ['200', 'good'],
    ['302', 'good'],
    ['2xx', 'good'],
    ['404', 'client-error'],
    ['4XX', 'client-error'],
    ['499', 'left-out'],
    ['500', 'error'],
    ['5xx', 'error'],
    ['0', 'left-out'],
    ['', 'left-out'],
    ['abc', 'left-out'],
    [undefined, 'left-out'],
  ])('by HTTP status %s: %s', (code, outcome) => {
    expect(httpOutcome(code)).toBe(outcome);
  });

  it.each([
    ['0', 'good'],
    ['OK', 'good'],
    ['14', 'error'],
    ['Unavailable', 'error'],
    ['UNAVAILABLE', 'error'],
    ['13', 'error'],
    ['3', 'client-error'],
    ['InvalidArgument', 'client-error'],
    ['INVALID_ARGUMENT', 'client-error'],
    ['1', 'left-out'],
    ['CANCELLED', 'left-out'],
    ['Canceled', 'left-out'],
    ['99', 'left-out'],
    ['', 'left-out'],
    [undefined, 'left-out'],
  ])('by gRPC status %s: %s', (status, outcome) => {
    expect(grpcOutcome(status)).toBe(outcome);
  });

  function outcomeOf(id: string, name: string, labels: Labels) {
    const source = metricSources.find(each => each.id === id);
    const of = source?.outcomes?.find(each => each.name === name)?.outcome;
    return typeof of === 'function' ? of(labels) : of;
  }

  it.each<[string, string, Labels, string]>([
    ['istio', 'istio_requests_total', { response_code: '503' }, 'error'],
    [
      'istio',
      'istio_requests_total',
      { response_code: '200', grpc_response_status: '14' },
      'error',
    ],
    [
      'istio',
      'istio_requests_total',
      { response_code: '200', grpc_response_status: '' },
      'good',
    ],
    [
      'istio',
      'istio_requests_total',
      { response_code: '0', response_flags: 'DC' },
      'left-out',
    ],
    [
      'istio',
      'istio_requests_total',
      { response_code: '0', response_flags: 'UC' },
      'error',
    ],
    [
      'knative',
      'revision_request_count',
      { response_code_class: '5xx' },
      'error',
    ],
    [
      'knative-otel',
      'http_server_request_duration_seconds_count',
      { http_response_status_code: '422' },
      'client-error',
    ],
    [
      'seldon-agent',
      'seldon_model_infer_total',
      { method_type: 'grpc', code: 'Unavailable' },
      'error',
    ],
    [
      'seldon-agent',
      'seldon_model_infer_total',
      { method_type: 'rest', code: '200' },
      'good',
    ],
    [
      'mlserver',
      'rest_server_requests_total',
      { path: '/v2/health/ready', status_code: '200' },
      'left-out',
    ],
    [
      'mlserver',
      'rest_server_requests_total',
      { path: '/v2/models/{model_name}/infer', status_code: '500' },
      'error',
    ],
    [
      'triton',
      'nv_inference_request_failure',
      { reason: 'CANCELED' },
      'left-out',
    ],
    ['triton', 'nv_inference_request_failure', {}, 'error'],
    [
      'ray-serve',
      'ray_serve_num_http_requests_total',
      { route: '/-/healthz' },
      'left-out',
    ],
    [
      'ray-serve',
      'ray_serve_num_http_error_requests_total',
      { route: '/', error_code: '503' },
      'counted-error',
    ],
    [
      'ray-serve',
      'ray_serve_num_http_error_requests_total',
      { route: '/', error_code: '404' },
      'counted-client-error',
    ],
    [
      'tensorflow-serving',
      ':tensorflow:serving:request_count',
      { status: 'OK' },
      'good',
    ],
  ])('by %s in %s%j: %s', (id, name, labels, expected) => {
    expect(outcomeOf(id, name, labels)).toBe(expected);
  });
});
