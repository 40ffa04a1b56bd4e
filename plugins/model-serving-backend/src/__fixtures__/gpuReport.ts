import {
  type GpuAmounts,
  type GpuHolder,
  type GpuNode,
  type GpuPool,
  type GpuReport,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { clusterState } from './modelServices';

/** Eight whole devices of which four are held. */
export function gpuAmounts(overrides: Partial<GpuAmounts> = {}): GpuAmounts {
  return {
    resource: 'nvidia.com/gpu',
    product: 'Tesla-T4',
    mode: 'whole',
    memoryMiB: 15_360,
    capacity: 8,
    allocated: 4,
    free: 4,
    unhealthy: 0,
    unschedulable: 0,
    overcommitted: 0,
    used: 2,
    idleHeld: 1,
    fits: [],
    ...overrides,
  };
}

/** A pool of one node. */
export function gpuPool(overrides: Partial<GpuPool> = {}): GpuPool {
  const { cluster = 'west', name = 'serving' } = overrides;
  return {
    id: `${encodeURIComponent(cluster)}/agentpool/${name}`,
    cluster,
    name,
    labelKey: 'agentpool',
    products: ['Tesla-T4'],
    accelerators: ['nvidia.com/gpu'],
    nodes: ['a'],
    role: unknown('no rule matches'),
    capacityTypes: [],
    amounts: [gpuAmounts()],
    nodeCount: 1,
    unavailableNodes: 0,
    demand: [],
    problems: [],
    ...overrides,
  };
}

export function gpuNode(overrides: Partial<GpuNode> = {}): GpuNode {
  return {
    cluster: 'west',
    name: 'a',
    pool: 'west/agentpool/serving',
    instanceType: unknown('no label tells'),
    capacityType: unknown('no label tells'),
    available: true,
    taints: [],
    amounts: [gpuAmounts()],
    devices: unknown('no telemetry'),
    ...overrides,
  };
}

/** A pod with one device that belongs to nothing. */
export function gpuHolder(overrides: Partial<GpuHolder> = {}): GpuHolder {
  return {
    cluster: 'west',
    namespace: 'fraud',
    pod: 'scorer-1',
    node: 'a',
    pool: 'west/agentpool/serving',
    class: 'other',
    accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
    claims: [],
    since: '2026-11-21T00:00:00.000Z',
    used: unknown('no telemetry'),
    idleSeconds: unknown('no telemetry'),
    ...overrides,
  };
}

/** One cluster that was read whole, with nothing in it but what the test says. */
export function gpuReport(overrides: Partial<GpuReport> = {}): GpuReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuReport',
    observedAt: '2026-11-21T12:00:00.000Z',
    windowSeconds: 3600,
    telemetry: unknown('no exporter was found'),
    clusters: [clusterState()],
    pools: [],
    nodes: [],
    holders: [],
    services: [],
    demand: [],
    quotas: [],
    violations: [],
    problems: [],
    ...overrides,
  };
}
