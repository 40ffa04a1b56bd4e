/** Objects as an API server sends them. */
export interface RawCluster {
  nodes: RawNode[];
  pods: RawPod[];
}

export interface RawNode {
  metadata: { name: string; labels: Record<string, string> };
  spec: { taints?: Array<{ key: string; value: string; effect: string }> };
  status: {
    capacity: Record<string, string>;
    allocatable: Record<string, string>;
    conditions: Array<{ type: string; status: string }>;
  };
}

export interface RawContainer {
  name: string;
  resources: {
    requests: Record<string, string>;
    limits: Record<string, string>;
  };
}

export interface RawPod {
  metadata: {
    namespace: string;
    name: string;
    uid: string;
    resourceVersion: string;
    creationTimestamp: string;
    labels: Record<string, string>;
    ownerReferences: object[];
  };
  spec: {
    nodeName?: string;
    tolerations: object[];
    initContainers?: RawContainer[];
    containers: RawContainer[];
    overhead?: Record<string, string>;
  };
  status: {
    phase: string;
    conditions: Array<{ type: string; status: string }>;
  };
}

const POOLS = [
  { name: 'a100-serving', product: 'NVIDIA-A100-SXM4-80GB', gpus: 8 },
  { name: 'h100-training', product: 'NVIDIA-H100-80GB-HBM3', gpus: 8 },
  { name: 'l4-serving', product: 'NVIDIA-L4', gpus: 4 },
  { name: 'system', product: undefined, gpus: 0 },
];

const STARTED = '2026-11-20T08:00:00Z';

/** Nodes of four pools, every other one with GPUs tainted; thirty pods to a node, few with a GPU. */
export function generateCluster(scale: {
  nodes: number;
  pods: number;
}): RawCluster {
  return {
    nodes: Array.from({ length: scale.nodes }, (_, index) => node(index)),
    pods: Array.from({ length: scale.pods }, (_, index) =>
      pod(index, scale.nodes),
    ),
  };
}

function node(index: number): RawNode {
  const pool = POOLS[index % POOLS.length]!;
  const amounts = {
    cpu: '96',
    memory: '790000000Ki',
    pods: '110',
    'ephemeral-storage': '500Gi',
    ...(pool.gpus > 0 && { 'nvidia.com/gpu': String(pool.gpus) }),
  };
  return {
    metadata: {
      name: `node-${index}`,
      labels: {
        'kubernetes.io/hostname': `node-${index}`,
        'modeldeck.io/node-pool': pool.name,
        ...(pool.product && {
          'nvidia.com/gpu.product': pool.product,
          'nvidia.com/gpu.count': String(pool.gpus),
          'nvidia.com/gpu.memory': '81920',
        }),
      },
    },
    spec:
      pool.gpus > 0 && index % 8 < 4
        ? {
            taints: [
              { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
            ],
          }
        : {},
    status: {
      capacity: amounts,
      allocatable: { ...amounts, cpu: '94500m' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

/** One pod in eight asks for a GPU, one of these in a hundred waits for one. */
function pod(index: number, nodes: number): RawPod {
  const asks = index % 8 === 0;
  const waits = asks && index % 800 === 0;
  const has = (cpu: string): RawContainer['resources'] => {
    const amounts = {
      cpu,
      memory: '2Gi',
      ...(asks && { 'nvidia.com/gpu': '1' }),
    };
    return { requests: amounts, limits: amounts };
  };
  // Pods that ask go where GPUs are: three pools of four.
  const at = asks ? index + Math.floor(index / nodes) : index;
  const nodeIndex = (at * 7 + (asks ? Math.floor(index / 8) % 3 : 0)) % nodes;
  const name = `workload-${index % 4000}-7f9c8d5b42-${index}`;
  return {
    metadata: {
      namespace: `team-${index % 200}`,
      name,
      uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      resourceVersion: String(1000 + index),
      creationTimestamp: STARTED,
      labels: { app: name, 'pod-template-hash': '7f9c8d5b42' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `workload-${index % 4000}-7f9c8d5b42`,
          uid: `00000000-0000-4000-9000-${String(index % 4000)}`,
          controller: true,
        },
      ],
    },
    spec: {
      ...(!waits && { nodeName: `node-${nodeIndex}` }),
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }],
      containers: [{ name: 'main', resources: has('500m') }],
    },
    status: {
      phase: waits ? 'Pending' : 'Running',
      conditions: [
        { type: 'PodScheduled', status: waits ? 'False' : 'True' },
        { type: 'Ready', status: waits ? 'False' : 'True' },
      ],
    },
  };
}
