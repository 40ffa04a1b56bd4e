import {
  DEFAULT_GPU_SETTINGS,
  type DeviceUse,
  isUnknown,
  type Known,
  unknown,
  type WatchedDevices,
} from '@modeldeck/plugin-model-serving-common';
import {
  exporter,
  EXPORTER,
  type GpuCluster,
  pod,
  startGpuCluster,
} from '../__testUtils__/gpuCluster';
import { createKubeClient } from '../kube/KubeClient';
import { PrometheusClient } from '../metrics/PrometheusClient';
import { readUse, scrapeUse } from './readUse';

const settings = DEFAULT_GPU_SETTINGS;
const { idle } = settings;

let sim: GpuCluster;

beforeEach(async () => {
  sim = await startGpuCluster();
});

afterEach(() => sim.stop());

/** Of the pod that holds it. */
function deviceOf(use: Known<readonly DeviceUse[]>, name: string): DeviceUse {
  const found = isUnknown(use)
    ? undefined
    : use.find(({ pods }) => pods.some(each => each.name === name));
  if (!found) {
    throw new Error(`no device of ${name} in ${JSON.stringify(use)}`);
  }
  return found;
}

describe('scrapeUse', () => {
  async function scrape(watched: WatchedDevices = {}) {
    const { now, client } = sim;
    return scrapeUse(client, watched, { windowSeconds: 3600, idle, now });
  }

  it('tells how devices are used, and by whom', async () => {
    const { use } = await scrape();
    const busy = deviceOf(use, 'busy');
    expect(busy).toMatchObject({
      node: 'n',
      product: 'NVIDIA-A100-SXM4-40GB',
      pods: [{ namespace: 'team', name: 'busy' }],
      idleSeconds: 0,
    });
    expect(busy.utilization).toBeGreaterThan(0.7);
    expect(deviceOf(use, 'idle')).toMatchObject({ utilization: 0 });
  });

  it('does not call idle what nobody has watched for long enough', async () => {
    let { use, watched } = await scrape();
    for (let minutes = 0; minutes < 60; minutes += 5) {
      expect(deviceOf(use, 'idle').idleSeconds).toHaveProperty('unknown');
      sim.pass(300);
      ({ use, watched } = await scrape(watched));
    }
    expect(deviceOf(use, 'idle').idleSeconds).toBe(3600);
    sim.pass(301);
    ({ use } = await scrape(watched));
    expect(deviceOf(use, 'idle').idleSeconds).toHaveProperty('unknown');
  });

  it('tells since when a device is idle that was busy', async () => {
    const { watched } = await scrape();
    await sim.cluster.apply([pod('busy', 0)]);
    sim.pass(240);
    const { use } = await scrape(watched);
    expect(deviceOf(use, 'busy').idleSeconds).toBe(240);
  });

  it('forgets devices that are gone', async () => {
    const { watched } = await scrape();
    expect(Object.keys(watched)).toHaveLength(2);
    await sim.cluster.remove({ apiVersion: 'v1', kind: 'Node', name: 'n' });
    sim.pass(3601);
    expect(Object.keys((await scrape(watched)).watched)).toHaveLength(0);
  });

  it('asks each exporter once, whichever labels it has', async () => {
    const [both] = [exporter('both')];
    both!.metadata.labels = {
      app: 'nvidia-dcgm-exporter',
      'app.kubernetes.io/name': 'dcgm-exporter',
    };
    await sim.cluster.apply([both!]);
    await scrape();
    const asked = sim.cluster.requests.flatMap(({ path }) =>
      path.endsWith('/proxy/metrics') ? path : [],
    );
    expect(asked.sort()).toEqual([
      '/api/v1/namespaces/gpu-operator/pods/both:9400/proxy/metrics',
      '/api/v1/namespaces/gpu-operator/pods/exporter:9400/proxy/metrics',
    ]);
  });

  it('says that no exporter runs', async () => {
    await sim.cluster.remove({
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: EXPORTER.namespace,
      name: EXPORTER.pod,
    });
    expect((await scrape()).use).toEqual(
      unknown('no exporter runs there, e.g. dcgm-exporter'),
    );
  });

  it('says why an exporter does not answer', async () => {
    sim.cluster.faults.forbid({ resource: 'pods', subresource: 'proxy' });
    const { use } = await scrape();
    expect(use).toMatchObject({
      unknown: expect.stringMatching(/exporter.*forbidden/),
    });
  });

  it('does not ask a thousand of them through the API server', async () => {
    const many = Array.from({ length: 257 }, (_, index) =>
      exporter(`exporter-${index}`),
    );
    await sim.cluster.apply(many);
    const asked = sim.cluster.requests.length;
    await expect(scrape()).rejects.toThrow(
      /258 are too many to ask through the API server; name a Prometheus/,
    );
    expect(sim.cluster.requests.length - asked).toBeLessThan(10);
  });
});

describe('readUse', () => {
  it('knows nothing of idleness from one look at the exporters', async () => {
    const { source, windowSeconds, clusters } = await readUse({
      clients: [sim.client],
      settings,
      now: sim.now,
    });
    expect(source).toBe('the exporters, through the API server');
    expect(windowSeconds).toBe(0);
    const use = clusters.get('west')!;
    expect(deviceOf(use, 'busy').utilization).toBeGreaterThan(0.7);
    expect(deviceOf(use, 'idle')).toMatchObject({
      utilization: 0,
      idleSeconds: unknown('it does nothing, and was watched for 0 s only'),
    });
  });

  it('keeps the trouble of a cluster, and of a Prometheus, to itself', async () => {
    const lost = createKubeClient({
      ...sim.client.connection,
      name: 'lost',
      server: 'https://127.0.0.1:1',
    });
    const { clusters } = await readUse({
      clients: [lost, sim.client],
      settings,
      now: sim.now,
    });
    lost.close();
    expect(clusters.get('lost')).toHaveProperty('unknown');
    expect(isUnknown(clusters.get('west'))).toBe(false);

    const asked = await readUse({
      clients: [sim.client],
      prometheus: () => PrometheusClient.at({ url: 'http://127.0.0.1:1' }),
      settings,
      now: sim.now,
    });
    expect(asked.source).toBe('Prometheus (http://127.0.0.1:1)');
    expect(asked.clusters.get('west')).toMatchObject({
      unknown: expect.stringMatching('cannot ask Prometheus'),
    });
  });
});
