import type { Manifest } from '../json/KubeObject';

interface NodePool {
  name: string;
  count: number;
  gpus: number;
  product?: string;
}

const POOLS: readonly NodePool[] = [
  { name: 'system', count: 1, gpus: 0 },
  { name: 'serving', count: 2, gpus: 4, product: 'NVIDIA-A100-SXM4-80GB' },
  { name: 'training', count: 1, gpus: 8, product: 'NVIDIA-H100-80GB-HBM3' },
];

/** The nodes of the demo fleet: three with GPUs, one without. */
export function demoNodes(): Manifest[] {
  return POOLS.flatMap(pool =>
    Array.from({ length: pool.count }, (_, index) => node(pool, index + 1)),
  );
}

function node({ name, gpus, product }: NodePool, number: number): Manifest {
  const capacity = {
    cpu: '64',
    memory: '512Gi',
    pods: '110',
    ...(gpus > 0 && { 'nvidia.com/gpu': String(gpus) }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `${name}-${number}`,
      labels: {
        'kubernetes.io/hostname': `${name}-${number}`,
        'modeldeck.io/node-pool': name,
        ...(product && { 'nvidia.com/gpu.product': product }),
      },
    },
    spec: {},
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
