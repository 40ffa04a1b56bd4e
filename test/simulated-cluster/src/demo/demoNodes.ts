import type { Manifest } from '../json/KubeObject';

/** The label that the demo's node pools are told by. */
export const POOL_LABEL = 'modeldeck.io/node-pool';

interface NodePool {
  name: string;
  count: number;
  /** physical ones of each node that are given out whole, or shared by time-slicing */
  gpus: number;
  product?: string;
  memoryMiB?: number;
  instanceType?: string;
  capacityType?: 'on-demand' | 'spot' | 'reserved';
  /** pods that share one GPU by time-slicing */
  sharedBy?: number;
  /** of the shared ones; NVIDIA's own name otherwise */
  resource?: string;
  /** parts of devices by profile (MIG) */
  parts?: Readonly<Record<string, number>>;
  /** its devices are given out by claims: the node counts none */
  claimed?: boolean;
  /** keeps pods away that ask for no GPU */
  tainted?: boolean;
}

const A100 = { product: 'NVIDIA-A100-SXM4-80GB', memoryMiB: 81920 };
const H100 = { product: 'NVIDIA-H100-80GB-HBM3', memoryMiB: 81559 };

/** The nodes that scenarios name. */
const OF_SCENARIOS: readonly NodePool[] = [
  { name: 'system', count: 1, gpus: 0, instanceType: 'n2-standard-64' },
  {
    name: 'serving',
    count: 3,
    gpus: 8,
    product: 'NVIDIA-L4',
    memoryMiB: 23034,
    instanceType: 'g2-standard-96',
    sharedBy: 4,
  },
  {
    name: 'gpu',
    count: 3,
    gpus: 8,
    product: 'NVIDIA-L40S',
    memoryMiB: 46068,
    instanceType: 'g6e.48xlarge',
    sharedBy: 4,
    tainted: true,
  },
  {
    name: 'gpu-a100',
    count: 4,
    gpus: 16,
    ...A100,
    instanceType: 'a2-megagpu-16g',
    sharedBy: 2,
    tainted: true,
  },
  {
    name: 'gpu-h100',
    count: 4,
    gpus: 8,
    ...H100,
    instanceType: 'a3-highgpu-8g',
    capacityType: 'reserved',
    tainted: true,
  },
];

/** The nodes of what lives in the demo, a pool of each kind. */
const OF_DEMO: readonly NodePool[] = [
  {
    name: 'serving-a100',
    count: 2,
    gpus: 8,
    ...A100,
    instanceType: 'a2-ultragpu-8g',
    capacityType: 'on-demand',
    tainted: true,
  },
  {
    name: 'training',
    count: 3,
    gpus: 8,
    ...H100,
    instanceType: 'a3-highgpu-8g',
    capacityType: 'spot',
    tainted: true,
  },
  {
    name: 'small-models',
    count: 1,
    gpus: 1,
    product: 'NVIDIA-A100-SXM4-40GB',
    memoryMiB: 40960,
    instanceType: 'a2-highgpu-4g',
    capacityType: 'on-demand',
    parts: { '3g.20gb': 3, '2g.10gb': 3, '1g.5gb': 6 },
    tainted: true,
  },
  {
    name: 'notebooks',
    count: 1,
    gpus: 4,
    product: 'Tesla-T4',
    memoryMiB: 15360,
    instanceType: 'n1-standard-32',
    capacityType: 'on-demand',
    sharedBy: 4,
    resource: 'nvidia.com/gpu.shared',
    tainted: true,
  },
  {
    name: 'claims',
    count: 1,
    gpus: 4,
    product: 'NVIDIA-H200',
    memoryMiB: 143771,
    instanceType: 'p5en.48xlarge',
    capacityType: 'on-demand',
    claimed: true,
    tainted: true,
  },
  {
    name: 'amd',
    count: 1,
    gpus: 8,
    product: 'AMD_Instinct_MI300X_OAM',
    instanceType: 'Standard_ND96isr_MI300X_v5',
    resource: 'amd.com/gpu',
    capacityType: 'on-demand',
    tainted: true,
  },
];

/** What is wrong with single nodes. */
const TROUBLES: Readonly<
  Record<string, { unhealthy?: number; cordoned?: boolean }>
> = {
  // A device that fell off the bus: its plugin counts it, and offers it to nobody.
  'serving-a100-2': { unhealthy: 1 },
  'training-3': { cordoned: true },
};

/** The nodes of the demo fleet: every one that a scenario names, with room for what it holds. */
export function demoNodes(): Manifest[] {
  return [...OF_SCENARIOS, ...OF_DEMO].flatMap(pool =>
    Array.from({ length: pool.count }, (_, index) => node(pool, index + 1)),
  );
}

const SPOT = 'cloud.google.com/gke-spot';

/** What pods of the demo need to run on tainted nodes, spot nodes included. */
export const GPU_TOLERATIONS = [
  { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'amd.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
  { key: SPOT, operator: 'Equal', value: 'true', effect: 'NoSchedule' },
];

function taints({ tainted, capacityType, resource = '' }: NodePool): object[] {
  const key = resource.startsWith('amd.com/') ? resource : 'nvidia.com/gpu';
  return [
    ...(tainted ? [{ key, value: 'present', effect: 'NoSchedule' }] : []),
    ...(capacityType === 'spot'
      ? [{ key: SPOT, value: 'true', effect: 'NoSchedule' }]
      : []),
  ];
}

/**
 * As GPU feature discovery, or AMD's labeller, writes them
 * (NVIDIA/k8s-device-plugin: docs/gpu-feature-discovery, ROCm/k8s-device-plugin:
 * cmd/k8s-node-labeller).
 */
function productLabels(pool: NodePool): object {
  const { gpus, product, memoryMiB, sharedBy, parts, resource } = pool;
  if (product === undefined) {
    return {};
  }
  if (resource === 'amd.com/gpu') {
    return { 'amd.com/gpu.product-name': product, 'amd.com/gpu.vram': '192G' };
  }
  const isRenamed = resource !== undefined;
  return {
    'nvidia.com/gpu.present': 'true',
    'nvidia.com/gpu.deploy.dcgm-exporter': 'true',
    'nvidia.com/gpu.count': String(gpus),
    'nvidia.com/gpu.product':
      sharedBy && !isRenamed ? `${product}-SHARED` : product,
    'nvidia.com/gpu.memory': String(memoryMiB),
    'nvidia.com/gpu.replicas': String(sharedBy ?? 1),
    'nvidia.com/mig.strategy': parts ? 'mixed' : 'single',
    ...Object.fromEntries(
      Object.entries(parts ?? {}).map(([profile, count]) => [
        `nvidia.com/mig-${profile}.count`,
        String(count),
      ]),
    ),
  };
}

function capacityLabels({ capacityType }: NodePool): object {
  return capacityType === undefined
    ? {}
    : {
        'karpenter.sh/capacity-type': capacityType,
        ...(capacityType === 'spot' && { [SPOT]: 'true' }),
      };
}

function devices(pool: NodePool): Record<string, number> {
  const { gpus, sharedBy = 1, parts, claimed } = pool;
  if (claimed || gpus === 0) {
    return {};
  }
  const resource = pool.resource ?? 'nvidia.com/gpu';
  return {
    [resource]: gpus * sharedBy,
    ...Object.fromEntries(
      Object.entries(parts ?? {}).map(([profile, count]) => [
        `nvidia.com/mig-${profile}`,
        count,
      ]),
    ),
  };
}

function texts(amounts: Record<string, number>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(amounts).map(([key, amount]) => [key, String(amount)]),
  );
}

function node(pool: NodePool, number: number): Manifest {
  const name = `${pool.name}-${number}`;
  const { unhealthy = 0, cordoned = false } = TROUBLES[name] ?? {};
  const there = devices(pool);
  const offered = Object.fromEntries(
    Object.entries(there).map(([key, amount]) => [key, amount - unhealthy]),
  );
  const keptFree = [
    ...taints(pool),
    ...(cordoned
      ? [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }]
      : []),
  ];
  const host = { cpu: '96', memory: '1360Gi', pods: '250' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        [POOL_LABEL]: pool.name,
        ...(pool.instanceType && {
          'node.kubernetes.io/instance-type': pool.instanceType,
        }),
        ...productLabels(pool),
        ...capacityLabels(pool),
      },
    },
    spec: {
      ...(cordoned && { unschedulable: true }),
      ...(keptFree.length > 0 && { taints: keptFree }),
    },
    status: {
      capacity: { ...host, ...texts(there) },
      allocatable: { ...host, ...texts(offered) },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastTransitionTime: '2026-11-02T08:00:00Z',
        },
      ],
      nodeInfo: { kubeletVersion: 'v1.32.0+simulated' },
    },
  };
}
