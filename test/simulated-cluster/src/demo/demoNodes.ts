import type { Manifest } from '../json/KubeObject';

interface NodePool {
  name: string;
  count: number;
  /** physical ones of each node */
  gpus: number;
  product?: string;
  /** pods that share one GPU by time-slicing */
  sharedBy?: number;
  /** keeps pods away that ask for no GPU */
  tainted?: boolean;
}

const POOLS: readonly NodePool[] = [
  { name: 'system', count: 1, gpus: 0 },
  { name: 'serving', count: 3, gpus: 8, product: 'NVIDIA-L4', sharedBy: 4 },
  {
    name: 'gpu',
    count: 3,
    gpus: 8,
    product: 'NVIDIA-L40S',
    sharedBy: 4,
    tainted: true,
  },
  {
    name: 'gpu-a100',
    count: 4,
    gpus: 16,
    product: 'NVIDIA-A100-SXM4-80GB',
    sharedBy: 2,
    tainted: true,
  },
  {
    name: 'gpu-h100',
    count: 4,
    gpus: 8,
    product: 'NVIDIA-H100-80GB-HBM3',
    tainted: true,
  },
  {
    name: 'training',
    count: 1,
    gpus: 8,
    product: 'NVIDIA-H100-80GB-HBM3',
    tainted: true,
  },
];

/** The nodes of the demo fleet: every one that a scenario names, with room for what it holds. */
export function demoNodes(): Manifest[] {
  return POOLS.flatMap(pool =>
    Array.from({ length: pool.count }, (_, index) => node(pool, index + 1)),
  );
}

const GPU_TAINT = {
  key: 'nvidia.com/gpu',
  value: 'present',
  effect: 'NoSchedule',
};

/** As GPU feature discovery writes them (NVIDIA/k8s-device-plugin: docs/gpu-feature-discovery). */
function gpuLabels({ gpus, product, sharedBy }: NodePool): object {
  return {
    ...(product && {
      'nvidia.com/gpu.present': 'true',
      'nvidia.com/gpu.count': String(gpus),
      'nvidia.com/gpu.product': sharedBy ? `${product}-SHARED` : product,
      'nvidia.com/gpu.replicas': String(sharedBy ?? 1),
    }),
  };
}

function node(pool: NodePool, number: number): Manifest {
  const { name, gpus, sharedBy = 1, tainted } = pool;
  const capacity = {
    cpu: '64',
    memory: '512Gi',
    pods: '110',
    ...(gpus > 0 && { 'nvidia.com/gpu': String(gpus * sharedBy) }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `${name}-${number}`,
      labels: {
        'kubernetes.io/hostname': `${name}-${number}`,
        'modeldeck.io/node-pool': name,
        ...gpuLabels(pool),
      },
    },
    spec: tainted ? { taints: [GPU_TAINT] } : {},
    status: {
      capacity,
      allocatable: capacity,
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
