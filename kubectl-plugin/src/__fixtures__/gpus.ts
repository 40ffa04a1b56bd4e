import {
  type GpuAmounts,
  type GpuDevice,
  type GpuHolder,
  type GpuNode,
  type GpuPool,
  type GpuReport,
  type GpuServiceUse,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { NOW } from './services';

const UNPRICED = unknown('no price is configured');

export function amounts(overrides: Partial<GpuAmounts> = {}): GpuAmounts {
  return {
    resource: 'nvidia.com/gpu',
    product: 'NVIDIA-A100-SXM4-80GB',
    mode: 'whole',
    memoryMiB: 81920,
    capacity: 16,
    allocated: 6,
    free: 9,
    unhealthy: 1,
    unschedulable: 0,
    overcommitted: 0,
    used: 1.6,
    idleHeld: 3,
    fits: [
      { perPod: 1, pods: 9 },
      { perPod: 4, pods: 1 },
      { perPod: 8, pods: 0 },
    ],
    ...overrides,
  };
}

export function pool(overrides: Partial<GpuPool> = {}): GpuPool {
  const { name = 'serving-a100', cluster = 'prod' } = overrides;
  return {
    id: `${cluster}/modeldeck.io%2Fnode-pool/${name}`,
    cluster,
    name,
    labelKey: 'modeldeck.io/node-pool',
    products: ['NVIDIA-A100-SXM4-80GB'],
    accelerators: ['nvidia.com/gpu'],
    nodes: [`${name}-1`, `${name}-2`],
    role: 'serving',
    capacityTypes: ['on-demand'],
    amounts: [amounts()],
    nodeCount: 2,
    unavailableNodes: 0,
    demand: [],
    problems: [],
    ...overrides,
  };
}

export function device(overrides: Partial<GpuDevice> = {}): GpuDevice {
  return {
    id: 'GPU-0',
    product: 'NVIDIA A100-SXM4-80GB',
    utilization: 0.85,
    memoryUsedMiB: 50_000,
    memoryMiB: 81_920,
    temperatureCelsius: 61,
    powerWatts: 300,
    idleSeconds: 0,
    pods: [{ namespace: 'demo', name: 'assistant-1' }],
    ...overrides,
  };
}

export function node(overrides: Partial<GpuNode> = {}): GpuNode {
  return {
    cluster: 'prod',
    name: 'serving-a100-1',
    pool: pool().id,
    instanceType: 'a2-ultragpu-8g',
    capacityType: 'on-demand',
    available: true,
    taints: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }],
    amounts: [
      amounts({ capacity: 8, allocated: 6, free: 2, unhealthy: 0, fits: [] }),
    ],
    devices: [device(), device({ id: 'GPU-1', utilization: 0, pods: [] })],
    ...overrides,
  };
}

export function holder(overrides: Partial<GpuHolder> = {}): GpuHolder {
  return {
    cluster: 'prod',
    namespace: 'research',
    pod: 'bert-0',
    node: 'training-1',
    pool: pool({ name: 'training' }).id,
    class: 'training',
    owner: 'Job/bert',
    accelerators: [{ resource: 'nvidia.com/gpu', count: 4 }],
    claims: [],
    since: '2026-11-21T09:00:00Z',
    used: 0.93,
    idleSeconds: 0,
    ...overrides,
  };
}

type RevisionUse = GpuServiceUse['revisions'][number];

export function revisionUse(overrides: Partial<RevisionUse> = {}): RevisionUse {
  return {
    revision: 'summarizer-00001',
    role: 'stable',
    traffic: { percent: 100, source: 'Service/summarizer' },
    accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
    pools: [pool().id],
    used: 0.37,
    idleSeconds: 0,
    cost: UNPRICED,
    ...overrides,
  };
}

export function serviceUse(
  overrides: Partial<GpuServiceUse> = {},
): GpuServiceUse {
  return {
    service: 'prod/demo/InferenceService/summarizer',
    cluster: 'prod',
    namespace: 'demo',
    name: 'summarizer',
    kind: 'InferenceService',
    owner: 'team-demo',
    revisions: [
      revisionUse(),
      revisionUse({
        revision: 'summarizer-00002',
        role: 'canary',
        traffic: { percent: 0, source: 'Service/summarizer' },
        used: 0,
        idleSeconds: 7200,
        heldForNothing: 'the canary gets no traffic',
      }),
    ],
    ...overrides,
  };
}

export function gpuReport(overrides: Partial<GpuReport> = {}): GpuReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuReport',
    observedAt: NOW.toISOString(),
    windowSeconds: 3600,
    telemetry: 'Prometheus monitoring/prometheus:9090',
    clusters: [{ name: 'prod', version: 'v1.34.1', reachable: true, gaps: [] }],
    pools: [pool()],
    nodes: [node()],
    holders: [],
    services: [],
    demand: [],
    quotas: [],
    violations: [],
    problems: [],
    ...overrides,
  };
}
