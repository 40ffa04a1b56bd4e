import {
  type GpuAmounts,
  type GpuDevice,
  type GpuFit,
  type GpuHolder,
  type GpuHistory,
  type GpuNode,
  type GpuPool,
  type GpuReport,
  type GpuServiceUse,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { aCluster, aService } from './services';

export const POOL_ID = 'prod/agentpool/a100';
const NO_TELEMETRY = unknown('no DCGM exporter was found');

/** Eight whole GPUs: four busy, one of the six held is idle, two are free. */
export function amounts(overrides: Partial<GpuAmounts> = {}): GpuAmounts {
  return {
    resource: 'nvidia.com/gpu',
    product: 'NVIDIA-A100-SXM4-80GB',
    mode: 'whole',
    memoryMiB: 81920,
    capacity: 8,
    allocated: 6,
    free: 2,
    unhealthy: 0,
    unschedulable: 0,
    overcommitted: 0,
    used: 4,
    idleHeld: 1,
    fits: [
      { perPod: 1, pods: 2 },
      { perPod: 2, pods: 1 },
      { perPod: 4, pods: 0 },
    ],
    ...overrides,
  };
}

export function aPool(overrides: Partial<GpuPool> = {}): GpuPool {
  return {
    id: POOL_ID,
    cluster: 'prod',
    name: 'a100',
    labelKey: 'agentpool',
    products: ['NVIDIA-A100-SXM4-80GB'],
    accelerators: ['nvidia.com/gpu'],
    nodes: ['node-1'],
    role: 'serving',
    capacityTypes: ['on-demand'],
    amounts: [amounts()],
    nodeCount: 1,
    unavailableNodes: 0,
    demand: [],
    problems: [],
    ...overrides,
  };
}

export function aDevice(overrides: Partial<GpuDevice> = {}): GpuDevice {
  const index = overrides.index ?? '0';
  return {
    id: `GPU-${index}`,
    index,
    product: 'NVIDIA-A100-SXM4-80GB',
    utilization: 0.8,
    memoryUsedMiB: 61440,
    memoryMiB: 81920,
    temperatureCelsius: 61,
    powerWatts: 310,
    idleSeconds: 0,
    pods: [{ namespace: 'payments', name: 'fraud-predictor-00003-0' }],
    ...overrides,
  };
}

export function aGpuNode(overrides: Partial<GpuNode> = {}): GpuNode {
  return {
    cluster: 'prod',
    name: 'node-1',
    pool: POOL_ID,
    instanceType: 'p4d.24xlarge',
    capacityType: 'on-demand',
    available: true,
    taints: [],
    amounts: [amounts()],
    devices: [aDevice()],
    ...overrides,
  };
}

/** A node that nothing but the API server tells of. */
export function anUntoldNode(overrides: Partial<GpuNode> = {}): GpuNode {
  return aGpuNode({
    amounts: [amounts({ used: NO_TELEMETRY, idleHeld: NO_TELEMETRY })],
    devices: NO_TELEMETRY,
    ...overrides,
  });
}

export function aHolder(overrides: Partial<GpuHolder> = {}): GpuHolder {
  return {
    cluster: 'prod',
    namespace: 'payments',
    pod: 'fraud-predictor-00003-0',
    node: 'node-1',
    pool: POOL_ID,
    class: 'serving',
    owner: 'InferenceService/fraud',
    service: aService().id,
    revision: 'fraud-predictor-00003',
    traffic: { percent: 100, source: 'Knative Service traffic' },
    accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
    claims: [],
    since: '2026-11-20T08:00:00Z',
    used: 0.8,
    idleSeconds: 0,
    ...overrides,
  };
}

export type GpuRevision = GpuServiceUse['revisions'][number];

export function gpuRevision(overrides: Partial<GpuRevision> = {}): GpuRevision {
  return {
    revision: 'fraud-predictor-00003',
    role: 'stable',
    traffic: { percent: 100, source: 'Knative Service traffic' },
    accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
    pools: [POOL_ID],
    used: 0.8,
    idleSeconds: 0,
    cost: unknown('no price is configured'),
    ...overrides,
  };
}

/** What the service `fraud` holds; say what is different. */
export function gpuService(
  overrides: Partial<GpuServiceUse> = {},
): GpuServiceUse {
  const { id, cluster, namespace, name, kind, owner } = aService();
  return {
    ...{ service: id, cluster, namespace, name, kind, owner: String(owner) },
    revisions: [gpuRevision()],
    ...overrides,
  };
}

/** One pool with one node, whose only device the service `fraud` keeps busy. */
export function aGpuReport(overrides: Partial<GpuReport> = {}): GpuReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuReport',
    observedAt: '2026-11-21T12:00:00Z',
    windowSeconds: 3600,
    telemetry: 'Prometheus',
    clusters: [aCluster()],
    pools: [aPool()],
    nodes: [aGpuNode()],
    holders: [aHolder()],
    services: [gpuService()],
    demand: [],
    quotas: [],
    violations: [],
    problems: [],
    ...overrides,
  };
}

export type GpuPoint = GpuHistory['series'][number]['points'][number];

/** A pool of eight, six held and four used. */
export function gpuPoint(
  at: string,
  overrides: Partial<GpuPoint> = {},
): GpuPoint {
  return {
    ...{ at, capacity: 8, allocated: 6, free: 2 },
    ...{ used: 4, idleHeld: 1, demand: 0 },
    ...overrides,
  };
}

export function aGpuHistory(points: GpuPoint[]): GpuHistory {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuHistory',
    cluster: 'prod',
    pool: POOL_ID,
    series: [{ resource: 'nvidia.com/gpu', stepSeconds: 3600, points }],
  };
}

/** One pod with one GPU fits; say what is different. */
export function aFit(overrides: Partial<GpuFit> = {}): GpuFit {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuFit',
    observedAt: '2026-11-21T12:00:00Z',
    request: {
      replicas: 1,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
    },
    fits: 'yes',
    replicasPlaced: 1,
    placements: [
      { cluster: 'prod', pool: POOL_ID, node: 'node-1', replicas: 1 },
    ],
    reasons: [],
    next: 'apply it',
    ...overrides,
  };
}
