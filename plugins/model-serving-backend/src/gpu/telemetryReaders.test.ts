import {
  DEFAULT_GPU_SETTINGS,
  isUnknown,
  known,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  fixedCredential,
  type KubeClient,
} from '@modeldeck/plugin-model-serving-node';
import { type Manifest, SimulatedCluster } from '@modeldeck/simulated-cluster';
import type { ClusterConfig } from '../config/ClusterConfig';
import { telemetryReaders } from './telemetryReaders';

const AMOUNTS = { 'nvidia.com/gpu': '1', cpu: '8', memory: '32Gi', pods: '50' };

const MANIFESTS: Manifest[] = [
  {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: 'n',
      labels: {
        'nvidia.com/gpu.product': 'Tesla-T4',
        'nvidia.com/gpu.count': '1',
      },
    },
    status: { capacity: AMOUNTS, allocatable: AMOUNTS },
  },
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'gpu-operator' },
  },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'exporter',
      namespace: 'gpu-operator',
      labels: { app: 'nvidia-dcgm-exporter' },
    },
    spec: { nodeName: 'n', containers: [{ name: 'exporter' }] },
    status: { phase: 'Running' },
  },
];

describe('telemetryReaders', () => {
  let cluster: SimulatedCluster;
  let time: number;
  const opened: KubeClient[] = [];

  beforeAll(async () => {
    time = Date.parse('2026-11-21T12:00:00Z');
    const now = () => new Date(time);
    cluster = await SimulatedCluster.start({ name: 'west', now });
    await cluster.apply(MANIFESTS);
  });

  afterAll(() => cluster.stop());

  /** Of a cluster that is configured like this. */
  function readerOf(config: Partial<ClusterConfig> = {}) {
    const readers = telemetryReaders({
      clusters: [{ name: 'west', ...config } as ClusterConfig],
      windowSeconds: 3600,
      idle: DEFAULT_GPU_SETTINGS.idle,
      now: () => new Date(time),
      connect: async ({ name }) => {
        const client = createKubeClient({
          name,
          server: cluster.url,
          namespace: 'default',
          tls: { ca: cluster.certificateAuthority, skipVerify: false },
          credentials: fixedCredential({
            authorization: `Bearer ${cluster.token()}`,
          }),
        });
        jest.spyOn(client, 'close');
        opened.push(client);
        return client;
      },
    });
    return readers.get('west')!;
  }

  it('asks the exporters where no Prometheus is configured, and remembers', async () => {
    const reader = readerOf();
    expect(reader.source).toBe('the exporters, through the API server');
    expect(reader.forgets).toBe(true);
    const [first] = known(await reader.read()) ?? [];
    expect(first).toMatchObject({ node: 'n', product: 'Tesla-T4' });
    expect(isUnknown(first?.idleSeconds)).toBe(true);
    for (let minutes = 0; minutes < 60; minutes += 5) {
      time += 300_000;
      await reader.read();
    }
    const [later] = known(await reader.read()) ?? [];
    expect(later?.idleSeconds).toBe(3600);
  });

  it('leaves no connection open', async () => {
    await readerOf().read();
    expect(opened.length).toBeGreaterThan(0);
    for (const { close } of opened) {
      expect(close).toHaveBeenCalledTimes(1);
    }
  });

  it('asks a Prometheus by its URL, and tells no credential of it', async () => {
    const url = 'http://127.0.0.1:1/select/0';
    const authorization = 'Bearer secret';
    const reader = readerOf({
      prometheus: { type: 'url', url, authorization },
    });
    expect(reader.source).toBe('Prometheus http://127.0.0.1:1');
    expect(reader.forgets).toBe(false);
    const asked = reader.read();
    await expect(asked).rejects.toThrow(/cannot ask Prometheus/);
    await expect(asked).rejects.not.toThrow(/secret/);
  });

  it('asks a Prometheus in the cluster through the API server', async () => {
    const reader = readerOf({
      prometheus: {
        type: 'service',
        namespace: 'monitoring',
        service: 'prometheus',
        port: '9090',
      },
    });
    expect(reader.source).toBe('Prometheus monitoring/prometheus');
    await expect(reader.read()).rejects.toThrow(/monitoring\/prometheus/);
    expect(cluster.requests.map(({ path }) => path)).toContain(
      '/api/v1/namespaces/monitoring/services/prometheus:9090/proxy/api/v1/query',
    );
  });
});
