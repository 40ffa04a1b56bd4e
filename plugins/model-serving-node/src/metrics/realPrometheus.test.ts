import type { CanaryTarget } from '@modeldeck/plugin-model-serving-common';
import {
  type CanaryCluster,
  startCanaryCluster,
} from '../__testUtils__/canaryCluster';
import {
  prometheusBinary,
  type RealPrometheus,
  startPrometheus,
} from '../__fixtures__/realPrometheus';
import { eventually } from '../__fixtures__/eventually';
import { observeService } from './observeService';
import { observeServices } from './observeServices';
import { PrometheusClient } from './PrometheusClient';

const binary = prometheusBinary();
// Prometheus' own clock is the system's: it scrapes every second.
const describeWithPrometheus = binary ? describe : describe.skip;

jest.setTimeout(60_000);

/** Another canary, of which nothing is kept. */
function renamed(target: CanaryTarget, prefix: string): CanaryTarget {
  const revision = (of: CanaryTarget['canary']) => ({
    ...of,
    name: `${prefix}-${of.name}`,
    pods: of.pods.map(pod => ({ ...pod, name: `${prefix}-${pod.name}` })),
  });
  return {
    service: { ...target.service, name: `${prefix}-${target.service.name}` },
    stable: revision(target.stable),
    canary: revision(target.canary),
  };
}

describeWithPrometheus(
  'asking a real Prometheus (apt-get install prometheus)',
  () => {
    let sim: CanaryCluster;
    let prometheus: RealPrometheus;
    let startedAt: number;

    beforeAll(async () => {
      startedAt = Date.now();
      sim = await startCanaryCluster({
        exposes: ['istio', 'vllm'],
        requestsPerSecond: 200,
        errorRate: 0.2,
        now: Date.now,
      });
      const { service, stable, canary } = await sim.target();
      prometheus = await startPrometheus(
        binary ?? '',
        sim.cluster,
        [...stable.pods, ...canary.pods].map(({ name }) => ({
          namespace: service.namespace,
          pod: name,
        })),
      );
      sim.cluster.stand(
        { namespace: 'monitoring', name: 'prometheus', port: '9090' },
        prometheus.url,
      );
    });

    afterAll(async () => {
      await prometheus.stop();
      await sim.stop();
    });

    it.each([
      ['by its URL', () => PrometheusClient.at({ url: prometheus.url })],
      [
        'through the API server',
        () =>
          PrometheusClient.inCluster({
            client: sim.client,
            namespace: 'monitoring',
            service: 'prometheus',
            port: '9090',
          }),
      ],
    ])('%s sees what both sides counted', async (_, clientOf) => {
      const metrics = clientOf();
      const target = await sim.target();
      const look = () =>
        observeService({ target, metrics, from: startedAt, to: Date.now() });
      await eventually(async () => (await look()).observations.length > 3);
      const { observations, sources } = await look();

      expect(sources.map(({ metric, source }) => [metric, source])).toEqual([
        ['errors', 'Istio (reporter destination) by destination_workload'],
        [
          'client-errors',
          'Istio (reporter destination) by destination_workload',
        ],
        ['latency', 'Istio (reporter destination) by destination_workload'],
        ['time-to-first-token', 'vLLM by pod'],
      ]);
      const total = { requests: 0, errors: 0 };
      for (const { errors, latency, timeToFirstToken } of observations) {
        total.requests += errors?.canary.requests ?? 0;
        total.errors += errors?.canary.errors ?? 0;
        expect(latency?.canary.requests).toBe(errors?.canary.requests);
        expect(timeToFirstToken?.stable.requests).toBe(errors?.stable.requests);
      }
      expect(total.requests).toBeGreaterThan(0);
      expect(total.errors / total.requests).toBeGreaterThan(0.1);
      expect(total.errors / total.requests).toBeLessThan(0.3);
    });

    it('needs no more queries for many canaries than for one', async () => {
      const target = await sim.target();
      const metrics = PrometheusClient.at({ url: prometheus.url });
      const asked = jest.spyOn(metrics, 'samples');
      const window = { metrics, from: startedAt, to: Date.now() };
      const one = await observeServices({ ...window, targets: [target] });
      const queries = asked.mock.calls.length;
      const many = Array.from({ length: 20 }, () => ({ ...target }));
      const seen = await observeServices({ ...window, targets: many });
      expect(asked.mock.calls.length).toBe(2 * queries);
      expect(seen).toEqual(many.map(() => one[0]));
    });

    it.each([
      ['by its URL', () => PrometheusClient.at({ url: prometheus.url })],
      [
        'through the API server',
        () =>
          PrometheusClient.inCluster({
            client: sim.client,
            namespace: 'monitoring',
            service: 'prometheus',
            port: '9090',
          }),
      ],
    ])('%s it takes questions about five hundred', async (_, clientOf) => {
      const target = await sim.target();
      const window = { metrics: clientOf(), from: startedAt, to: Date.now() };
      const others = Array.from({ length: 500 }, (__, index) =>
        renamed(target, `other-${index}`),
      );
      const [one] = await observeServices({ ...window, targets: [target] });
      const seen = await observeServices({
        ...window,
        targets: [...others, target],
      });
      expect(seen.at(-1)).toEqual(one);
      expect(seen[0]?.observations).toEqual([]);
    });
  },
);
