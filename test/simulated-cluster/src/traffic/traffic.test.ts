import { clientOf } from '../client/clientOf';
import { loadScenario } from '../scenarios';
import { SimulatedCluster } from '../SimulatedCluster';
import type { Exposition, TrafficSpec } from './TrafficSpec';

const NAMESPACE = 'pricing-team';
const STABLE = ['x7k2q', 'm4vd8'].map(end => `pricing-v1-6d4b75cb61-${end}`);
const CANARY = 'pricing-v2-6d4b75cb62-x7k2q';

const SPEC: TrafficSpec = {
  namespace: NAMESPACE,
  service: 'pricing',
  requestsPerSecond: 50,
  exposes: ['istio'],
  route: {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    name: 'pricing',
  },
  revisions: [
    { name: 'pricing-v1', pods: { app: 'pricing', version: 'v1' } },
    {
      name: 'pricing-v2',
      pods: { app: 'pricing', version: 'v2' },
      errorRate: 0.5,
    },
  ],
};

describe('simulated traffic', () => {
  let cluster: SimulatedCluster;
  let time: number;

  beforeEach(async () => {
    time = Date.parse('2026-11-21T12:00:00Z');
    cluster = await SimulatedCluster.start({ now: () => new Date(time) });
    await cluster.load(await loadScenario('deployment-httproute-pair'));
  });

  afterEach(() => cluster.stop());

  async function scrape(pod: string, path = 'metrics') {
    const { status, text } = await clientOf(cluster).call(
      `/api/v1/namespaces/${NAMESPACE}/pods/${pod}:8080/proxy/${path}`,
    );
    return { status, text };
  }

  function count(text: string, pattern: RegExp): number {
    return text
      .split('\n')
      .filter(line => pattern.test(line))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  it('goes where the route says, and fails as often as it should', async () => {
    cluster.traffic.send(SPEC);
    time += 60_000;
    const [first = '', second = ''] = STABLE;
    const stable =
      count((await scrape(first)).text, /^istio_requests_total/) +
      count((await scrape(second)).text, /^istio_requests_total/);
    const { text } = await scrape(CANARY);
    const canary = count(text, /^istio_requests_total/);
    const failed = count(text, /^istio_requests_total.*response_code="503"/);
    expect((stable + canary) / 3000).toBeCloseTo(1, 0);
    expect(canary / (stable + canary)).toBeCloseTo(0.2, 1);
    expect(failed / canary).toBeCloseTo(0.5, 0);
  });

  it('is the same for the same seed, whenever it is looked at', async () => {
    const once = cluster.traffic.send(SPEC);
    const often = cluster.traffic.send(SPEC);
    for (let second = 0; second < 30; second += 1) {
      time += 1000;
      often.advance(time);
    }
    once.advance(time);
    expect(once.countersOf(CANARY)).toEqual(often.countersOf(CANARY));
  });

  it('changes with how a revision answers', async () => {
    const traffic = cluster.traffic.send(SPEC);
    traffic.change('pricing-v2', { errorRate: 0 });
    time += 10_000;
    expect((await scrape(CANARY)).text).not.toMatch(/response_code="503"/);
  });

  it.each<[Exposition, RegExp]>([
    ['knative', /^revision_request_latencies_bucket\{.*le="5000"\}/m],
    ['vllm', /^vllm:time_to_first_token_seconds_bucket\{.*le="0.1"\}/m],
    ['kserve-server', /^request_predict_seconds_count/m],
  ])('is exposed as %s does', async (exposes, expected) => {
    cluster.traffic.send({ ...SPEC, exposes: [exposes] });
    time += 5000;
    expect((await scrape(CANARY)).text).toMatch(expected);
  });

  it('is asked for at no other path, and of no other pod', async () => {
    cluster.traffic.send(SPEC);
    expect((await scrape(CANARY, 'healthz')).status).toBe(404);
    expect((await scrape('pricing-v3')).status).toBe(404);
  });
});
