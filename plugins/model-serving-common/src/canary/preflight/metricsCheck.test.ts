import { unknown } from '../../model/known';
import type { Revision } from '../../model/types';
import { byName } from '../sources/chooseSource';
import { metricSources } from '../sources/metricSources';
import { revisionRoutes } from '../sources/revisionRoutes';
import { revisionOf, serviceOf } from '../sources/testing/canaryOf';
import { metricsTarget } from './metricsTarget';
import type { PreflightFacts } from './PreflightFacts';
import { checkOf } from './testing/factsOf';

describe('metrics-separate', () => {
  const service = serviceOf([revisionOf('churn-v1')], { mode: 'Knative' });
  const found = (labels: Array<Record<string, string>>) => {
    const asked = metricsTarget(service);
    return asked
      ? {
          ...asked,
          routes: revisionRoutes(metricSources, asked.target),
          found: byName(labels),
        }
      : unknown('no revision');
  };
  const istio = (name: string) => ({
    __name__: name,
    reporter: 'destination',
    destination_workload: 'churn-v1',
    destination_workload_namespace: 'ml',
    response_code: '200',
    le: '+Inf',
  });
  const check = (metrics: PreflightFacts['metrics']) =>
    checkOf({ before: service, metrics }, 'metrics-separate');

  it('passes where what names stable will name the canary', () => {
    const series = [
      istio('istio_requests_total'),
      istio('istio_request_duration_milliseconds_bucket'),
    ];
    expect(check(found(series))).toMatchObject({
      state: 'passed',
      evidence: [
        'errors and latency: Istio (reporter destination) by destination_workload',
      ],
    });
  });

  it('fails where a required metric is told by nothing, and names the switch', () => {
    const series = [istio('istio_requests_total')];
    expect(check(found(series))).toMatchObject({
      state: 'failed',
      detail:
        'nothing would tell latency by revision, so that the canary could not be judged',
      evidence: [
        expect.stringMatching(/^latency: nothing that was found/),
        expect.stringMatching(/^errors: Istio/),
      ],
    });
  });

  it.each<[boolean, string]>([
    [false, 'failed'],
    [true, 'passed'],
  ])('takes a mean where means suffice (%s): %s', (meansSuffice, state) => {
    const series = [
      'seldon_model_infer_total',
      'seldon_model_infer_seconds_total',
    ].map(name => ({
      __name__: name,
      model_internal: 'churn-v1_1',
      namespace: 'ml',
      code: '200',
    }));
    expect(
      checkOf(
        { before: service, metrics: found(series), meansSuffice },
        'metrics-separate',
      ),
    ).toMatchObject({ state });
  });

  it.each<[string, Partial<Revision>, RegExp]>([
    ['none runs', { pods: [] }, /none of its pods runs/],
    [
      'they are counted elsewhere',
      {
        pods: [],
        replicas: { wanted: unknown('at Models'), ready: unknown('at Models') },
      },
      /only a Prometheus could tell/,
    ],
  ])('cannot tell without series where %s', (_, pods, detail) => {
    const before = serviceOf([revisionOf('churn-v1', pods)]);
    expect(
      checkOf({ before, metrics: found([]) }, 'metrics-separate'),
    ).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringMatching(detail),
    });
  });

  it('does not pass what could not be asked', () => {
    expect(check(unknown('Prometheus is down'))).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringMatching('Prometheus is down'),
    });
  });
});
