import {
  type CanaryCluster,
  type CanaryClusterOptions,
  startCanaryCluster,
} from '../__testUtils__/canaryCluster';
import { systemTiming } from '../watch/Timing';
import { observeService } from './observeService';
import type { CanaryObservations } from './observeServices';
import { PodScraper } from './PodScraper';
import { readScrapeMemory, type ScrapeMemory } from './ScrapeMemory';

const CANARY_POD = 'pricing-v2-6d4b75cb62-x7k2q';
const STABLE_POD = 'pricing-v1-6d4b75cb61-x7k2q';

describe('a canary whose pods are scraped', () => {
  let sim: CanaryCluster;
  let metrics: PodScraper;

  async function start(options: CanaryClusterOptions) {
    sim = await startCanaryCluster(options);
    metrics = scraper();
  }

  function scraper(memory?: ScrapeMemory) {
    return new PodScraper({
      client: sim.client,
      intervalMs: 30_000,
      timing: {
        ...systemTiming,
        now: sim.now,
        sleep: async ms => sim.pass(ms),
      },
      memory,
    });
  }

  async function observe(): Promise<CanaryObservations> {
    return observeService({
      target: await sim.target(),
      metrics,
      from: sim.now(),
      to: sim.now(),
      sharesSince: 0,
    });
  }

  function counted(pod: string) {
    const { requests, byCode } = sim.traffic.countersOf(pod);
    return { requests, errors: byCode.get(503) ?? 0 };
  }

  /** all that is known without a metric */
  const noted = {
    from: expect.any(Number),
    to: expect.any(Number),
    restarts: {
      stable: { errors: 0, requests: 60 },
      canary: { errors: 0, requests: 30 },
    },
  };

  afterEach(() => sim.stop());

  it('is seen with all that both sides counted between two scrapes', async () => {
    await start({ exposes: ['istio'], errorRate: 0.3 });
    const { observations, sources } = await observe();
    const [{ from, to, declaredShare, errors, latency } = {}] = observations;
    expect(observations).toHaveLength(1);
    expect([from, to, declaredShare]).toEqual([
      sim.now() - 30_000,
      sim.now(),
      0.2,
    ]);
    expect(errors?.canary).toEqual(counted(CANARY_POD));
    expect(errors?.canary.errors).toBeGreaterThan(10);
    expect(errors?.stable.errors).toBe(0);
    expect(latency?.canary.requests).toBe(errors?.canary.requests);
    expect(sources.find(({ metric }) => metric === 'errors')).toEqual({
      metric: 'errors',
      source: 'Istio (reporter destination) by destination_workload',
      through: 'the pods, through the API server',
    });
  });

  it('is seen further from where the last look ended', async () => {
    await start({ exposes: ['knative'], errorRate: 0.1 });
    const first = await observe();
    sim.pass(15_000);
    const second = await observe();
    const seen = [...first.observations, ...second.observations];
    expect(seen[1]?.from).toBe(seen[0]?.to);
    const requests = seen.reduce(
      (sum, { errors }) => sum + (errors?.canary.requests ?? NaN),
      0,
    );
    expect(requests).toBe(counted(CANARY_POD).requests);
  });

  it('is seen by another one from where the last one left it', async () => {
    await start({ exposes: ['istio'], errorRate: 0.1 });
    const first = await observe();
    const kept = JSON.parse(JSON.stringify(metrics.memory));
    metrics = scraper(readScrapeMemory(kept));
    sim.pass(300_000);
    const second = await observe();
    const seen = [...first.observations, ...second.observations];
    expect(seen.map(({ from, to }) => to - from)).toEqual([30_000, 300_000]);
    const requests = seen.reduce(
      (sum, { errors }) => sum + (errors?.canary.requests ?? NaN),
      0,
    );
    expect(requests).toBe(counted(CANARY_POD).requests);
  });

  it.each([
    ['nothing', undefined],
    ['no scrape', { at: 'yesterday', samples: [], answered: [] }],
    ['a time to come', { at: 1e15, samples: [], answered: [] }],
  ])('is seen anew where %s was kept', async (_, kept) => {
    await start({ exposes: ['istio'] });
    metrics = scraper(readScrapeMemory(kept));
    const { observations } = await observe();
    expect(observations.map(({ from, to }) => to - from)).toEqual([30_000]);
  });

  it('leaves out of what was kept what is flawed', () => {
    const sample = { name: 'a', labels: { pod: 'p' }, value: 1 };
    const flawed = [
      null,
      { ...sample, value: '1' },
      { ...sample, labels: [3] },
    ];
    expect(
      readScrapeMemory({ at: 1, samples: [sample, ...flawed], answered: [1] }),
    ).toEqual({ at: 1, samples: [sample], answered: [] });
  });

  it('counts from zero what a container counted since it was restarted', async () => {
    await start({ exposes: ['istio'] });
    await observe();
    sim.traffic.reset(CANARY_POD);
    sim.pass(15_000);
    const { observations } = await observe();
    expect(observations[0]?.errors?.canary).toEqual(counted(CANARY_POD));
  });

  it('shows latencies alone where the server counts no failures, and says what would', async () => {
    await start({ exposes: ['vllm', 'kserve-server'] });
    const { observations, sources, missing } = await observe();
    expect(Object.keys(observations[0] ?? {}).sort()).toEqual([
      'declaredShare',
      'from',
      'latency',
      'restarts',
      'timeToFirstToken',
      'to',
    ]);
    expect(sources.map(({ source }) => source)).toEqual([
      'vLLM by pod',
      'vLLM by pod',
      'Pod status by pod',
    ]);
    expect(missing.errors).toMatch(/by revision; .*sidecar/);
  });

  it.each(['html', 'down'] as const)(
    'is missing, and not without errors, where its pod answers %s',
    async fault => {
      await start({ exposes: ['istio'] });
      const { namespace } = (await sim.target()).service;
      sim.cluster.traffic.break(namespace, CANARY_POD, fault);
      const { observations, sources, missing } = await observe();
      expect(observations).toEqual([noted]);
      expect(sources.map(({ metric }) => metric)).toEqual(['restarts']);
      expect(missing.errors).toMatch(
        /Istio .* has series of pricing-v1 .* none of pricing-v2/,
      );
    },
  );

  it('is held to no share where a pod did not answer', async () => {
    await start({ exposes: ['istio'] });
    const { namespace } = (await sim.target()).service;
    sim.cluster.traffic.break(namespace, STABLE_POD, 'down');
    const { observations } = await observe();
    expect(observations[0]?.errors?.stable.requests).toBeGreaterThan(0);
    expect(observations[0]).not.toHaveProperty('declaredShare');
  });

  it('is seen to restart by what its pods’ status counts', async () => {
    await start({ exposes: ['istio'] });
    await observe();
    const target = await sim.target();
    const pods = target.canary.pods.map(pod => ({ ...pod, restarts: 2 }));
    sim.pass(15_000);
    const { observations } = await observeService({
      target: { ...target, canary: { ...target.canary, pods } },
      metrics,
      from: 0,
      to: sim.now(),
    });
    expect(observations[0]?.restarts).toEqual({
      stable: { errors: 0, requests: 30 },
      canary: { errors: 2, requests: 15 },
    });
  });

  it('gives no requests where its pod tells what it told before', async () => {
    await start({ exposes: ['istio'] });
    const { namespace } = (await sim.target()).service;
    await observe();
    sim.cluster.traffic.break(namespace, CANARY_POD, 'stale');
    sim.pass(15_000);
    const { observations } = await observe();
    expect(observations[0]?.errors?.canary).toEqual({ requests: 0, errors: 0 });
  });

  it('says why where the right to scrape is missing', async () => {
    await start({ exposes: ['istio'] });
    sim.cluster.faults.forbid({ resource: 'pods', subresource: 'proxy' });
    await expect(observe()).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/cannot scrape .* of pod/),
    });
  });

  it('fails where the cluster does', async () => {
    await start({ exposes: ['istio'] });
    const target = await sim.target();
    sim.cluster.faults.rejectCredentials();
    await expect(
      observeService({ target, metrics, from: 0, to: 1 }),
    ).rejects.toMatchObject({ kind: 'unauthorized' });
  });
});
