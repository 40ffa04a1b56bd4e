import {
  type GpuDevice,
  type GpuHistory,
  type GpuNode,
  type GpuReport,
  serviceId,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import {
  aDevice,
  aGpuNode,
  aGpuReport,
  aHolder,
  amounts,
  anUntoldNode,
  aPool,
  gpuPoint,
  gpuRevision,
  gpuService,
  POOL_ID,
} from '../src/__testUtils__/gpus';

const HOUR = 3_600_000;
const T4 = 'prod/agentpool/t4';
const MIG = 'prod/agentpool/mig';
const NO_TELEMETRY = unknown('no DCGM exporter runs on this cluster');
const NO_PRICE = unknown('no price is configured for it');
const MIG_SMALL = 'nvidia.com/mig-1g.10gb';
const id = (namespace: string, name: string) =>
  serviceId({ cluster: 'prod', namespace, kind: 'InferenceService', name });
const ago = (hours: number) =>
  new Date(Date.now() - hours * HOUR).toISOString();

function device(
  index: number,
  utilization: GpuDevice['utilization'],
  pod?: string,
  rest: Partial<GpuDevice> = {},
): GpuDevice {
  return aDevice({
    index: String(index),
    utilization,
    idleSeconds: utilization === 0 ? 3 * 3600 : 0,
    pods: pod === undefined ? [] : [{ namespace: 'payments', name: pod }],
    ...rest,
  });
}

const nodes: GpuNode[] = [
  aGpuNode({
    name: 'gpu-a100-0',
    devices: [
      device(0, 0.91, 'fraud-predictor-00003-0'),
      device(1, 0.76, 'fraud-predictor-00003-1'),
      device(2, 0.42, 'ranker-0'),
      device(3, 0.18, 'ranker-1'),
      device(4, 0, 'fraud-predictor-00004-0'),
      device(5, 0, 'notebook-jane-0'),
      device(6, 0),
      device(7, 0),
    ],
  }),
  aGpuNode({
    name: 'gpu-a100-1',
    available: false,
    unavailableReason: 'it is cordoned',
    capacityType: 'spot',
    amounts: [
      amounts({
        ...{ allocated: 3, free: 0, unschedulable: 4, unhealthy: 1 },
        ...{ used: 2.2, idleHeld: 0 },
      }),
    ],
    devices: [
      device(0, 0.98, 'bert-train-0'),
      device(1, 0.99, 'bert-train-1'),
      device(2, 0.23, 'bert-train-2'),
      device(3, 0),
      device(4, 0),
      device(5, 0),
      device(6, 0),
    ],
  }),
  aGpuNode({
    name: 'gpu-mig-0',
    pool: MIG,
    instanceType: 'a2-ultragpu-1g',
    amounts: [
      amounts({
        resource: MIG_SMALL,
        mode: 'slice',
        memoryMiB: 9856,
        ...{ capacity: 7, allocated: 4, free: 3, used: 1.4, idleHeld: 1 },
      }),
    ],
    devices: [
      ...[0.62, 0.8, 0, 0.03, 0, 0, 0].map((utilization, slice) =>
        device(
          0,
          slice === 3 ? unknown('it reports no GR_ENGINE_ACTIVE') : utilization,
          slice < 4 ? `llm-router-${slice}` : undefined,
          { id: `MIG-${slice}`, profile: '1g.10gb', memoryMiB: 9856 },
        ),
      ),
    ],
  }),
  anUntoldNode({
    name: 'gpu-t4-0',
    pool: T4,
    instanceType: 'g4dn.12xlarge',
    devices: NO_TELEMETRY,
    amounts: [
      amounts({
        product: 'Tesla-T4',
        memoryMiB: 15360,
        ...{ capacity: 4, allocated: 3, free: 1 },
        ...{ used: NO_TELEMETRY, idleHeld: NO_TELEMETRY },
      }),
    ],
  }),
];

export const demoGpus: GpuReport = aGpuReport({
  observedAt: ago(0),
  telemetry: 'Prometheus http://prometheus.monitoring:9090',
  pools: [
    aPool({
      nodes: ['gpu-a100-0', 'gpu-a100-1'],
      nodeCount: 2,
      unavailableNodes: 1,
      capacityTypes: ['on-demand', 'spot'],
      amounts: [
        amounts({
          ...{ capacity: 16, allocated: 9, free: 2 },
          ...{ unhealthy: 1, unschedulable: 4, used: 4.5, idleHeld: 2 },
        }),
      ],
      demand: [{ resource: 'nvidia.com/gpu', count: 4 }],
    }),
    aPool({
      id: MIG,
      name: 'mig',
      nodes: ['gpu-mig-0'],
      accelerators: [MIG_SMALL],
      amounts: nodes[2]!.amounts.map(held => ({
        ...held,
        fits: [{ perPod: 1, pods: 3 }],
      })),
    }),
    aPool({
      id: T4,
      name: 't4',
      role: unknown('no role is configured for it'),
      nodes: ['gpu-t4-0'],
      capacityTypes: [],
      amounts: nodes[3]!.amounts.map(held => ({
        ...held,
        fits: [{ perPod: 1, pods: 1 }],
      })),
      problems: [
        'pods of namespace secret could not be listed, so more may be held',
      ],
    }),
  ],
  nodes,
  holders: [
    aHolder({ node: 'gpu-a100-0' }),
    aHolder({ node: 'gpu-a100-0', pod: 'fraud-predictor-00003-1', used: 0.76 }),
    aHolder({
      node: 'gpu-a100-0',
      pod: 'fraud-predictor-00004-0',
      revision: 'fraud-predictor-00004',
      traffic: { percent: 0, source: 'Knative Service traffic' },
      used: 0,
      idleSeconds: 3 * 3600,
    }),
    aHolder({
      node: 'gpu-a100-0',
      pod: 'notebook-jane-0',
      class: 'notebook',
      owner: 'Notebook/jane',
      service: undefined,
      revision: undefined,
      traffic: undefined,
      used: 0,
      idleSeconds: 26 * 3600,
      since: ago(72),
    }),
    ...[0, 1, 2].map(index =>
      aHolder({
        node: 'gpu-a100-1',
        pod: `bert-train-${index}`,
        class: 'training',
        owner: 'PyTorchJob/bert-train',
        service: undefined,
        revision: undefined,
        traffic: undefined,
        used: index === 2 ? 0.23 : 0.98,
        since: ago(9),
      }),
    ),
  ],
  services: [
    gpuService({
      revisions: [
        gpuRevision({
          cost: { perHour: 8.2, currency: 'USD', idlePerHour: 0 },
        }),
        gpuRevision({
          revision: 'fraud-predictor-00004',
          role: 'canary',
          traffic: { percent: 0, source: 'Knative Service traffic' },
          accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
          used: 0,
          idleSeconds: 3 * 3600,
          heldForNothing: 'a canary that gets 0 % of the traffic holds it',
          cost: { perHour: 4.1, currency: 'USD', idlePerHour: 4.1 },
        }),
      ],
    }),
    gpuService({
      service: id('search', 'ranker'),
      namespace: 'search',
      name: 'ranker',
      revisions: [
        gpuRevision({
          revision: 'ranker-v7',
          used: 0.3,
          traffic: unknown('its route was not read'),
          cost: NO_PRICE,
        }),
      ],
    }),
    gpuService({
      service: id('chat', 'llm-router'),
      namespace: 'chat',
      name: 'llm-router',
      revisions: [
        gpuRevision({
          revision: 'llm-router-2',
          accelerators: [{ resource: MIG_SMALL, count: 4 }],
          pools: [MIG],
          used: NO_TELEMETRY,
          idleSeconds: NO_TELEMETRY,
          cost: NO_PRICE,
        }),
      ],
    }),
  ],
  demand: [
    {
      cluster: 'prod',
      namespace: 'chat',
      name: 'llama-70b-0',
      kind: 'Pod',
      accelerators: [{ resource: 'nvidia.com/gpu', count: 4 }],
      since: ago(5),
      pools: [POOL_ID],
      reason:
        '0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient nvidia.com/gpu.',
      service: id('chat', 'llama-70b'),
    },
  ],
  quotas: [
    {
      cluster: 'prod',
      namespace: 'chat',
      kind: 'ResourceQuota',
      name: 'gpus',
      resource: 'nvidia.com/gpu',
      ...{ limit: 8, used: 6, headroom: 2 },
    },
    {
      cluster: 'prod',
      kind: 'ClusterQueue',
      name: 'research',
      resource: 'nvidia.com/gpu',
      flavor: 'a100',
      ...{ limit: 12, used: unknown('its status says nothing'), headroom: 3 },
    },
  ],
  violations: [
    {
      rule: 'gpu-policy',
      severity: 'warning',
      subject: 'Notebook/jane',
      cause: 'Notebook/jane has left 1 GPU idle for 26 hours; 8 are allowed',
      evidence: [],
      fix: 'stop the notebook, or ask its owner to',
      cluster: 'prod',
      pool: POOL_ID,
      policy: 'no idle notebooks',
      namespace: 'payments',
      who: 'team-risk',
      since: ago(18),
    },
  ],
});

/** A week by the hour, with a night in which nobody sampled. */
export function demoGpuHistory(pool: string): GpuHistory {
  const points = Array.from({ length: 7 * 24 }, (_, index) => {
    const hour = index % 24;
    const busy = hour > 7 && hour < 20;
    const used = busy ? 6 + Math.sin(index) * 1.5 : 1.5 + Math.sin(index) * 0.5;
    const capacity = index > 100 ? 16 : 12;
    return gpuPoint(ago(7 * 24 - index), {
      ...{ capacity, allocated: busy ? 9 : 7 },
      free: capacity - (busy ? 9 : 7),
      used,
      idleHeld: busy ? 1 : 5,
      demand: hour === 12 ? 4 : 0,
    });
  }).filter((_, index) => index < 60 || index > 68);
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuHistory',
    cluster: 'prod',
    pool,
    series: [{ resource: 'nvidia.com/gpu', stepSeconds: 3600, points }],
  };
}
