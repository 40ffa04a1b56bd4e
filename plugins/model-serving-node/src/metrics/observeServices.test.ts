import type { CanaryTarget } from '@modeldeck/plugin-model-serving-common';
import {
  FakePrometheus,
  type FakeSeries,
} from '../__fixtures__/FakePrometheus';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { createKubeClient } from '../kube/KubeClient';
import { observeService } from './observeService';
import { observeServices } from './observeServices';
import { PrometheusClient } from './PrometheusClient';

const GROWING = [0, 10, 20, 30, 40, 50, 60];
const WINDOW = { from: 0, to: 105_000 };

function targetOf(name = 'churn', namespace = 'ml'): CanaryTarget {
  const none = { unknown: 'no test asks' };
  const revision = (version: string) => ({
    name: `${name}-${version}`,
    modelVersion: none,
    pods: [
      {
        name: `${name}-${version}-7d9f8c6b5-x7k2q`,
        createdAt: '2026-01-01T00:00:00Z',
      },
    ],
    traffic: { declared: none, programmed: none, observed: none },
  });
  const service = {
    namespace,
    name,
    platform: 'deployment',
    mode: 'Deployment',
    runtime: { name: none },
    model: { format: 'onnx' },
  };
  // Only what sources look at.
  return {
    service,
    stable: revision('v1'),
    canary: revision('v2'),
  } as unknown as CanaryTarget;
}

function ofPods(
  __name__: string,
  labels: Record<string, string> = {},
  { service, stable, canary }: CanaryTarget = targetOf(),
): FakeSeries[] {
  return [stable, canary].map(({ pods: [pod] }) => ({
    labels: {
      __name__,
      namespace: service.namespace,
      pod: pod?.name ?? '',
      ...labels,
    },
    values: GROWING,
  }));
}

/** The Prometheus in the place of an API server, which takes any path for one of its own. */
function throughApiServer(url: string): PrometheusClient {
  const client = createKubeClient({
    name: 'west',
    server: url,
    namespace: 'default',
    tls: { skipVerify: false },
    credentials: fixedCredential({}),
  });
  return PrometheusClient.inCluster({
    client,
    namespace: 'monitoring',
    service: 'prometheus',
    port: '9090',
  });
}

describe('observing services through Prometheus', () => {
  let prometheus: FakePrometheus;

  afterEach(() => prometheus.stop());

  async function observe(series: readonly FakeSeries[]) {
    prometheus = await FakePrometheus.start(series);
    const metrics = PrometheusClient.at({ url: prometheus.url });
    return observeService({ target: targetOf(), metrics, ...WINDOW });
  }

  it('takes errors and latencies from where each is told', async () => {
    const { sources, observations } = await observe([
      ...ofPods('nv_inference_request_success'),
      ...ofPods('request_predict_seconds_bucket', { le: '0.1' }),
      ...ofPods('request_predict_seconds_bucket', { le: '+Inf' }),
    ]);
    expect(sources.map(({ metric, source }) => [metric, source])).toEqual([
      ['errors', 'Triton by pod'],
      ['latency', 'KServe’s Python server by pod'],
    ]);
    expect(observations[0]).toEqual({
      from: 0,
      to: 30_000,
      errors: {
        stable: { requests: 20, errors: 0 },
        canary: { requests: 20, errors: 0 },
      },
      latency: {
        stable: { bounds: [0.1], counts: [20], requests: 20 },
        canary: { bounds: [0.1], counts: [20], requests: 20 },
      },
    });
  });

  it('joins what only target_info tells the revision of', async () => {
    const processes = ['churn-v1', 'churn-v2'].map((revision, index) => ({
      revision,
      process: { job: 'knative', instance: `10.0.0.${index}:9091` },
    }));
    const { sources, observations } = await observe(
      processes.flatMap(({ revision, process }) => [
        {
          labels: {
            __name__: 'target_info',
            k8s_namespace_name: 'ml',
            kn_revision_name: revision,
            ...process,
          },
          values: [1],
        },
        {
          labels: {
            __name__: 'http_server_request_duration_seconds_count',
            http_response_status_code: '500',
            ...process,
          },
          values: GROWING,
        },
      ]),
    );
    expect(sources[0]?.source).toBe(
      'Knative queue-proxy (from 1.19) by kn_revision_name',
    );
    expect(observations[0]?.errors?.canary).toEqual({
      requests: 20,
      errors: 20,
    });
    expect(prometheus.queries()[0]).toContain(
      'instance=~"10\\\\.0\\\\.0\\\\.0:9091|10\\\\.0\\\\.0\\\\.1:9091"',
    );
  });

  it('says where no more than means are told, and what would tell more', async () => {
    const { sources, observations, missing } = await observe([
      ...ofPods('nv_inference_request_success'),
      ...ofPods('nv_inference_request_duration_us'),
    ]);
    expect(sources.at(-1)).toMatchObject({
      metric: 'latency',
      source: 'Triton by pod, means only',
      meansOnly: expect.stringMatching(/^Triton tells means only.*sidecar/),
    });
    expect(observations[0]?.latencyMeans?.canary.requests).toBe(20);
    expect(missing.latency).toBeUndefined();
  });

  it('finds nothing in an empty Prometheus, and reads nothing', async () => {
    const { observations, sources, missing } = await observe([]);
    expect([observations, sources]).toEqual([[], []]);
    expect(Object.keys(missing)).toHaveLength(6);
    expect(prometheus.queries()).toEqual([]);
  });

  describe('for five hundred canaries at once', () => {
    const targets = Array.from({ length: 500 }, (_, index) =>
      targetOf(`svc-${index}`, `team-${index % 7}`),
    );

    beforeEach(async () => {
      prometheus = await FakePrometheus.start(
        [...targets, targetOf('svc-1-other', 'team-1')].flatMap(target => [
          ...ofPods('nv_inference_request_success', {}, target),
          ...ofPods('nv_inference_request_failure', {}, target),
          ...ofPods('request_predict_seconds_bucket', { le: '0.1' }, target),
          ...ofPods('request_predict_seconds_bucket', { le: '+Inf' }, target),
        ]),
      );
    });

    it.each([
      ['by its URL', () => PrometheusClient.at({ url: prometheus.url })],
      ['through an API server', () => throughApiServer(prometheus.url)],
    ])(
      '%s it asks twice at most of each metric and source, and mixes none of them up',
      async (_, clientOf) => {
        const metrics = clientOf();
        const seen = await observeServices({ targets, metrics, ...WINDOW });
        const asked = prometheus.queries();
        for (const name of ['nv_inference_request', 'request_predict']) {
          const queries = asked.filter(query => query.includes(name));
          expect(queries.length).toBeGreaterThan(0);
          expect(queries.length).toBeLessThanOrEqual(2);
        }
        expect(asked).toHaveLength(2);
        for (const { observations } of seen) {
          expect(observations[0]?.errors?.canary).toEqual({
            requests: 40,
            errors: 20,
          });
          expect(observations[0]?.latency?.stable).toEqual({
            bounds: [0.1],
            counts: [20],
            requests: 20,
          });
        }
      },
    );

    it('each from where it was looked at last, in no more questions', async () => {
      const metrics = PrometheusClient.at({ url: prometheus.url });
      const to = 3_600_000;
      const seen = await observeServices({
        targets,
        metrics,
        from: 0,
        to,
        windowOf: target => ({
          from: target === targets[0] ? 0 : to - 60_000,
        }),
      });
      const spans = prometheus
        .queries()
        .map(query => /\[\d+s\]$/.exec(query)?.[0]);
      expect(spans).toEqual(['[360s]', '[360s]', '[3900s]', '[3900s]']);
      const firsts = seen.map(({ observations: [first] }) => first?.from);
      expect(firsts.slice(0, 3)).toEqual([0, undefined, undefined]);
    });

    it('a long past in parts, since memory is bounded', async () => {
      const metrics = PrometheusClient.at({ url: prometheus.url });
      const read = jest.spyOn(metrics, 'samples');
      const day = { from: 0, to: 24 * 3_600_000 };
      const seen = await observeServices({
        targets: targets.slice(0, 60),
        metrics,
        ...day,
      });
      const names = (part: string) =>
        new Set(
          read.mock.calls
            .map(([selector]) => selector)
            .filter(selector => selector.includes(part)),
        );
      expect(names('request_predict').size).toBeGreaterThan(2);
      expect(names('request_predict').size).toBe(
        names('nv_inference_request').size,
      );
      expect(seen.filter(each => each.observations.length === 0)).toEqual([]);
    });

    it('what is there is looked up no more often than for one', async () => {
      const metrics = PrometheusClient.at({ url: prometheus.url });
      await observeServices({
        targets: targets.slice(0, 1),
        metrics,
        ...WINDOW,
      });
      const forOne = prometheus.lookUps();
      await observeServices({ targets, metrics, ...WINDOW });
      expect(prometheus.lookUps()).toBeLessThanOrEqual(2 * forOne);
    });
  });
});
