import type { Accelerator } from '../model/types';
import type { Pod } from './pod';
import { isTerminal } from './podState';
import { type Amounts, sumAmounts, totalRequests } from './totalRequests';

/**
 * Extended resources that are accelerators. Neighbours in the same domains are not: RDMA
 * devices (`nvidia.com/hostdev`), `gpu.intel.com/i915_monitoring`, `gpu.intel.com/memory.max`.
 */
const ACCELERATORS = [
  /^nvidia\.com\/gpu(\.shared)?$/,
  /^nvidia\.com\/mig-[\w.-]+$/,
  // vGPU types as the GPU operator names them
  /^nvidia\.com\/(GRID|NVIDIA)_[\w.-]+$/,
  /^amd\.com\/gpu$/,
  // partitions, where the device plugin names them apart
  /^amd\.com\/[sdtqc]px_nps\d$/,
  /^gpu\.intel\.com\/(i915|xe)$/,
  /^intel\.com\/gpu$/,
  /^habana\.ai\/gaudi$/,
  /^google\.com\/tpu$/,
  /^aws\.amazon\.com\/(neuron|neuroncore|neurondevice)$/,
  /^k8s\.amazonaws\.com\/vgpu$/,
];

/** @public */
export function isAccelerator(resource: string): boolean {
  return ACCELERATORS.some(pattern => pattern.test(resource));
}

/** What a pod asks of a node, of extended resources. @public */
export function podRequests(
  pod: Pick<Pod, 'containers' | 'initContainers'>,
): Record<string, number> {
  return totalRequests({
    containers: pod.containers.map(container => container.extendedResources),
    initContainers: pod.initContainers.map(
      ({ restartable, extendedResources }) => ({
        restartable,
        requests: extendedResources,
      }),
    ),
  });
}

/** Accelerators that a pod asks for; none once it has ended, since it gave them back. @public */
export function podAccelerators(pod: Pod): Accelerator[] {
  return isTerminal(pod) ? [] : acceleratorsOf(podRequests(pod));
}

/** Accelerators among requested resources, ordered by resource name. @public */
export function acceleratorsOf(requests: Amounts): Accelerator[] {
  return Object.entries(requests)
    .filter(([resource, count]) => isAccelerator(resource) && count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, count]) => ({ resource, count }));
}

/** Sums by resource; different resource names are never added together. @public */
export function sumAccelerators(
  parts: ReadonlyArray<readonly Accelerator[]>,
): Accelerator[] {
  const total = sumAmounts(
    parts.flat().map(({ resource, count }) => ({ [resource]: count })),
  );
  return Object.entries(total)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, count]) => ({ resource, count }));
}
