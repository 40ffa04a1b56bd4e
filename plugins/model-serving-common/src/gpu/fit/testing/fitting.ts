import type { GpuFit, GpuFitRequest, GpuQuota } from '../../../model/gpuTypes';
import type { SchedulableNode } from '../../SchedulableNode';
import type { FitGap } from '../FitGap';
import { fitPods } from '../fitPods';

export const GPU = 'nvidia.com/gpu';

export function aNode(
  name: string,
  given: Partial<SchedulableNode> = {},
): SchedulableNode {
  return {
    cluster: 'c',
    name,
    pool: 'c/key/pool',
    product: 'NVIDIA-A100-SXM4-80GB',
    labels: {},
    taints: [],
    unavailable: undefined,
    free: { [GPU]: 8, cpu: 64, memory: 2 ** 39, pods: 100 },
    ...given,
  };
}

export function aQuota(given: Partial<GpuQuota> = {}): GpuQuota {
  return {
    cluster: 'c',
    namespace: 'ml',
    kind: 'ResourceQuota',
    name: 'gpus',
    resource: GPU,
    limit: 8,
    used: 0,
    headroom: 8,
    ...given,
  };
}

export function fit(
  nodes: readonly SchedulableNode[],
  request: GpuFitRequest,
  given: { quotas?: readonly GpuQuota[]; unread?: readonly FitGap[] } = {},
): GpuFit {
  return fitPods({
    nodes,
    quotas: given.quotas ?? [],
    unread: given.unread ?? [],
    request,
    observedAt: '2026-11-21T10:00:00Z',
  });
}

/** Three, of which the last has all of its devices free. */
export const NODES = [
  aNode('a1', { free: { [GPU]: 3, cpu: 32, memory: 2 ** 38, pods: 50 } }),
  aNode('a2', { free: { [GPU]: 2, cpu: 32, memory: 2 ** 38, pods: 50 } }),
  aNode('a3', { free: { [GPU]: 8, cpu: 32, memory: 2 ** 38, pods: 50 } }),
];

export function gpus(count: number) {
  return { resource: GPU, count };
}
