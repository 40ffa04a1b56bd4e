import type { ApiClient } from '../client/ApiClient';
import { clientOf } from '../client/clientOf';
import type { Manifest } from '../json/KubeObject';
import { SimulatedCluster } from '../SimulatedCluster';
import { UTILIZATION_ANNOTATION } from './SimulatedGpus';

const METRICS =
  '/api/v1/namespaces/gpu-operator/pods/exporter:9400/proxy/metrics';

function node(labels: Record<string, string>, amounts: object): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: 'n',
      labels: {
        'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-40GB',
        'nvidia.com/gpu.memory': '40960',
        'nvidia.com/gpu.count': '2',
        ...labels,
      },
    },
    status: { capacity: amounts, allocatable: amounts },
  };
}

function pod(
  name: string,
  limits: object,
  { phase = 'Running', busy }: { phase?: string; busy?: number } = {},
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'team',
      annotations:
        busy === undefined ? {} : { [UTILIZATION_ANNOTATION]: String(busy) },
    },
    spec: { nodeName: 'n', containers: [{ name: 'c', resources: { limits } }] },
    status: { phase },
  };
}

const EXPORTER: Manifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'exporter',
    namespace: 'gpu-operator',
    labels: { app: 'nvidia-dcgm-exporter' },
  },
  spec: { nodeName: 'n', containers: [{ name: 'exporter' }] },
  status: { phase: 'Running' },
};

describe('a DCGM exporter', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;
  let time: Date;

  beforeEach(async () => {
    time = new Date('2026-11-21T12:00:00Z');
    cluster = await SimulatedCluster.start({ now: () => time });
    client = clientOf(cluster);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  /** `labels, as far as asked for: value` of each sample of a metric */
  async function samples(metric: string, ...labels: string[]) {
    const { text } = await client.call(METRICS);
    return text
      .split('\n')
      .filter(line => line.startsWith(`${metric}{`))
      .map(line => {
        const told = labels.map(label => {
          const [, value = '-'] =
            new RegExp(`[{,]${label}="([^"]*)"`).exec(line) ?? [];
          return value;
        });
        return `${told.join(' ')}: ${line.split(' ').at(-1)}`;
      });
  }

  it('names the devices of its node and who holds them', async () => {
    await cluster.apply([
      node({}, { 'nvidia.com/gpu': '2' }),
      pod('busy', { 'nvidia.com/gpu': '1' }, { busy: 0.8 }),
      EXPORTER,
    ]);
    const { text } = await client.call(METRICS);
    expect(text).toMatch(
      /^# HELP DCGM_FI_DEV_GPU_UTIL GPU utilization \(in %\)\.\n# TYPE DCGM_FI_DEV_GPU_UTIL gauge\nDCGM_FI_DEV_GPU_UTIL\{gpu="0",UUID="GPU-[-0-9a-f]{36}",pci_bus_id="00000000:07:00\.0",device="nvidia0",modelName="NVIDIA A100-SXM4-40GB",Hostname="n",DCGM_FI_DRIVER_VERSION="[0-9.]+",container="c",namespace="team",pod="busy"\} (7|8)\d\n/m,
    );
    expect(await samples('DCGM_FI_DEV_GPU_UTIL', 'gpu', 'pod')).toEqual([
      expect.stringMatching(/^0 busy: (7|8)\d$/),
      '1 -: 0',
    ]);
    expect(await samples('DCGM_FI_DEV_FB_USED', 'gpu')).toEqual([
      expect.stringMatching(/^0: [1-3]\d{4}$/),
      '1: 0',
    ]);
  });

  it('says the same at the same time, and does not say it forever', async () => {
    await cluster.apply([
      node({}, { 'nvidia.com/gpu': '2' }),
      pod('busy', { 'nvidia.com/gpu': '1' }, { busy: 0.8 }),
      EXPORTER,
    ]);
    const first = (await client.call(METRICS)).text;
    expect((await client.call(METRICS)).text).toBe(first);
    time = new Date(time.getTime() + 60_000);
    expect((await client.call(METRICS)).text).not.toBe(first);
  });

  it('leaves a device with its holder when one before it is gone', async () => {
    const one = { 'nvidia.com/gpu': '1' };
    const held = () => samples('DCGM_FI_DEV_GPU_UTIL', 'gpu', 'pod');
    await cluster.apply([node({}, { 'nvidia.com/gpu': '2' }), EXPORTER]);
    await cluster.apply([pod('a', one), pod('b', one)]);
    expect(await held()).toEqual(['0 a: 0', '1 b: 0']);
    await cluster.apply([pod('a', one, { phase: 'Succeeded' })]);
    expect(await held()).toEqual(['0 -: 0', '1 b: 0']);
    await cluster.apply([pod('c', one)]);
    expect(await held()).toEqual(['0 c: 0', '1 b: 0']);
  });

  it('tells of the parts of a device by the activity of its engine only', async () => {
    const counts = {
      'nvidia.com/mig-3g.20gb.count': '2',
      'nvidia.com/gpu.count': '1',
    };
    const amounts = { 'nvidia.com/mig-3g.20gb': '2', 'nvidia.com/gpu': '1' };
    await cluster.apply([
      node(counts, amounts),
      pod('part', { 'nvidia.com/mig-3g.20gb': '1' }, { busy: 1 }),
      EXPORTER,
    ]);
    const labels = ['gpu', 'GPU_I_PROFILE', 'GPU_I_ID', 'pod'];
    expect(await samples('DCGM_FI_DEV_GPU_UTIL', ...labels)).toEqual([
      '1 - - -: 0',
    ]);
    expect(await samples('DCGM_FI_PROF_GR_ENGINE_ACTIVE', ...labels)).toEqual([
      expect.stringMatching(/^0 3g.20gb 1 part: (1|0\.9)/),
      '0 3g.20gb 2 -: 0.000000',
      '1 - - -: 0.000000',
    ]);
  });

  it('names one holder of a shared device, which is as busy as all make it', async () => {
    const one = { 'nvidia.com/gpu': '1' };
    await cluster.apply([
      node(
        { 'nvidia.com/gpu.count': '1', 'nvidia.com/gpu.replicas': '2' },
        { 'nvidia.com/gpu': '2' },
      ),
      pod('a', one, { busy: 0.3 }),
      pod('b', one, { busy: 0.4 }),
      EXPORTER,
    ]);
    expect(await samples('DCGM_FI_DEV_GPU_UTIL', 'gpu', 'pod')).toEqual([
      expect.stringMatching(/^0 b: (6|7)\d$/),
    ]);
  });

  it('keeps shared devices evenly held', async () => {
    const one = { 'nvidia.com/gpu': '1' };
    await cluster.apply([
      node({ 'nvidia.com/gpu.replicas': '2' }, { 'nvidia.com/gpu': '4' }),
      pod('a', one),
      pod('b', one),
      EXPORTER,
    ]);
    expect(await samples('DCGM_FI_DEV_GPU_UTIL', 'gpu', 'pod')).toEqual([
      '0 a: 0',
      '1 b: 0',
    ]);
  });

  it('follows the requests that a pod answers', async () => {
    const limits = { 'nvidia.com/gpu': '1' };
    const ready = [{ type: 'Ready', status: 'True' }];
    await cluster.apply([
      node({}, { 'nvidia.com/gpu': '2' }),
      {
        ...pod('llm', limits),
        metadata: { name: 'llm', namespace: 'team', labels: { app: 'llm' } },
        status: { phase: 'Running', conditions: ready },
      },
      EXPORTER,
    ]);
    const traffic = cluster.traffic.send({
      namespace: 'team',
      service: 'llm',
      requestsPerSecond: 2,
      exposes: ['vllm'],
      revisions: [
        { name: 'v1', pods: { app: 'llm' }, weight: 1, latencySeconds: 1 },
      ],
    });
    const metric = 'DCGM_FI_PROF_GR_ENGINE_ACTIVE';
    expect(await samples(metric, 'pod')).toEqual([
      expect.stringMatching(/^llm: 0\.(8|9)/),
      '-: 0.000000',
    ]);
    traffic.change('v1', { weight: 0 });
    expect(await samples(metric, 'pod')).toEqual([
      'llm: 0.000000',
      '-: 0.000000',
    ]);
  });

  it('can be broken, and is nobody else', async () => {
    await cluster.apply([
      node({}, { 'nvidia.com/gpu': '2' }),
      EXPORTER,
      pod('p', {}),
    ]);
    cluster.traffic.break('gpu-operator', 'exporter', 'down');
    expect((await client.call(METRICS)).status).toBe(503);
    const other = '/api/v1/namespaces/team/pods/p:9400/proxy/metrics';
    expect((await client.call(other)).status).toBe(404);
  });
});
