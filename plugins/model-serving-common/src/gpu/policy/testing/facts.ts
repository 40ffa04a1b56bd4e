import type {
  GpuAmounts,
  GpuNode,
  GpuPool,
  GpuServiceUse,
} from '../../../model/gpuTypes';
import { unknown } from '../../../model/known';
import { checkPolicies } from '../checkPolicies';
import type { GpuPolicy } from '../GpuPolicy';
import type { PolicyFacts, PolicyHolder } from '../PolicyFacts';

export const GPU = 'nvidia.com/gpu';
export const POOL = 'c/key/train';
/** A Monday, half past two in Seoul. */
export const NOW = '2026-11-23T14:30:00+09:00';

export function aHolder(
  pod: string,
  given: Partial<PolicyHolder> = {},
): PolicyHolder {
  return {
    cluster: 'c',
    namespace: 'ml',
    pod,
    node: 'n1',
    pool: POOL,
    class: 'training',
    accelerators: [{ resource: GPU, count: 2 }],
    claims: [],
    since: '2026-11-23T01:00:00.000Z',
    used: unknown('no telemetry'),
    idleSeconds: unknown('no telemetry'),
    ...given,
  };
}

export function someAmounts(given: Partial<GpuAmounts> = {}): GpuAmounts {
  return {
    resource: GPU,
    product: 'A100',
    mode: 'whole',
    memoryMiB: 40960,
    capacity: 8,
    allocated: 6,
    free: 2,
    unhealthy: 0,
    unschedulable: 0,
    overcommitted: 0,
    used: unknown('no telemetry'),
    idleHeld: unknown('no telemetry'),
    fits: [],
    ...given,
  };
}

export function aPool(name: string, given: Partial<GpuPool> = {}): GpuPool {
  return {
    id: `c/key/${name}`,
    cluster: 'c',
    name,
    products: ['A100'],
    accelerators: [GPU],
    nodes: ['n1'],
    role: unknown('no rule matches'),
    capacityTypes: [],
    amounts: [someAmounts()],
    nodeCount: 1,
    unavailableNodes: 0,
    demand: [],
    problems: [],
    ...given,
  };
}

export function aGpuNode(
  name: string,
  capacityType: GpuNode['capacityType'],
): GpuNode {
  return {
    cluster: 'c',
    name,
    pool: POOL,
    instanceType: 'a2-highgpu-8g',
    capacityType,
    available: true,
    taints: [],
    amounts: [],
    devices: unknown('no telemetry'),
  };
}

export function aService(
  name: string,
  given: Partial<GpuServiceUse> & { role?: string } = {},
): GpuServiceUse {
  const { role = 'stable', ...rest } = given;
  return {
    service: `c/ml/InferenceService/${name}`,
    cluster: 'c',
    namespace: 'ml',
    name,
    kind: 'InferenceService',
    revisions: [
      {
        revision: 'r1',
        role,
        traffic: unknown('not read'),
        accelerators: [],
        pools: [],
        used: unknown('no telemetry'),
        idleSeconds: unknown('no telemetry'),
        cost: unknown('no prices'),
      },
    ],
    ...rest,
  };
}

export function facts(given: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    now: new Date(NOW),
    windowSeconds: 7200,
    pools: [aPool('train'), aPool('serve')],
    nodes: [],
    holders: [],
    services: [],
    schedulable: [],
    ...given,
  };
}

/** Who breaks one rule. */
export function check(policy: GpuPolicy, given: Partial<PolicyFacts>) {
  return checkPolicies([policy], facts(given));
}
