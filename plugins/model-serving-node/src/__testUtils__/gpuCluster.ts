import { type Manifest, SimulatedCluster } from '@modeldeck/simulated-cluster';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';

/** A simulated cluster with a node of two devices, one of which is used, and its exporter. */
export interface GpuCluster {
  cluster: SimulatedCluster;
  client: KubeClient;
  now(): Date;
  /** moves the clock */
  pass(seconds: number): void;
  stop(): Promise<void>;
}

export const EXPORTER = { namespace: 'gpu-operator', pod: 'exporter' };

const AMOUNTS = {
  'nvidia.com/gpu': '2',
  cpu: '32',
  memory: '64Gi',
  pods: '50',
};

const NODE: Manifest = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'n',
    labels: {
      agentpool: 'serving',
      'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-40GB',
      'nvidia.com/gpu.memory': '40960',
      'nvidia.com/gpu.count': '2',
    },
  },
  status: { capacity: AMOUNTS, allocatable: AMOUNTS },
};

export async function startGpuCluster(
  options: { now?: () => Date } = {},
): Promise<GpuCluster> {
  let time = Date.parse('2026-11-21T12:00:00Z');
  const now = options.now ?? (() => new Date(time));
  const cluster = await SimulatedCluster.start({ name: 'west', now });
  await cluster.apply([NODE, ...['team', 'gpu-operator'].map(namespace)]);
  await cluster.apply([pod('busy', 0.8), pod('idle', 0), exporter()]);
  const client = createKubeClient({
    name: cluster.name,
    server: cluster.url,
    namespace: 'team',
    tls: { ca: cluster.certificateAuthority, skipVerify: false },
    credentials: fixedCredential({
      authorization: `Bearer ${cluster.token()}`,
    }),
  });
  return {
    cluster,
    client,
    now,
    pass(seconds) {
      time += seconds * 1000;
    },
    async stop() {
      client.close();
      await cluster.stop();
    },
  };
}

/** How busy the pod keeps its device from now on. */
export function pod(name: string, busy: number): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'team',
      annotations: { 'simulation.modeldeck.io/gpu-utilization': String(busy) },
    },
    spec: {
      nodeName: 'n',
      containers: [
        { name: 'main', resources: { limits: { 'nvidia.com/gpu': '1' } } },
      ],
    },
    status: { phase: 'Running' },
  };
}

export function exporter(name = EXPORTER.pod): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: EXPORTER.namespace,
      labels: { app: 'nvidia-dcgm-exporter' },
    },
    spec: {
      nodeName: 'n',
      containers: [
        {
          name: 'exporter',
          ports: [{ name: 'metrics', containerPort: 9400 }],
        },
      ],
    },
    status: { phase: 'Running' },
  };
}

function namespace(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
