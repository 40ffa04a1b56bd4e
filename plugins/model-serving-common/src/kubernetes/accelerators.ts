import type { Accelerator } from '../model/types';
import type { Container } from './container';
import type { Pod } from './pod';
import { isTerminal } from './podState';

/**
 * Extended resources that are accelerators. Neighbours in the same domains are not: RDMA
 * devices (`nvidia.com/hostdev`), `gpu.intel.com/i915_monitoring`, `gpu.intel.com/memory.max`.
 */
const ACCELERATORS = [
  /^nvidia\.com\/gpu(\.shared)?$/,
  /^nvidia\.com\/mig-/,
  // vGPU types as the GPU operator names them
  /^nvidia\.com\/(GRID|NVIDIA)_/,
  /^amd\.com\/gpu$/,
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

type Amounts = Readonly<Record<string, number>>;

/**
 * What a pod asks of a node: all containers and native sidecars together, or the most that one
 * init container needs beside the sidecars started before it, whichever is more
 * (kubernetes/kubernetes: pkg/api/v1/resource, PodRequests).
 *
 * @public
 */
export function podRequests(
  pod: Pick<Pod, 'containers' | 'initContainers'>,
): Record<string, number> {
  let sidecars: Amounts = {};
  let initPeak: Amounts = {};
  for (const { restartable, extendedResources } of pod.initContainers) {
    const together = combine(sidecars, extendedResources, sum);
    initPeak = combine(initPeak, together, Math.max);
    sidecars = restartable ? together : sidecars;
  }
  return combine(
    combine(sidecars, sumOf(pod.containers), sum),
    initPeak,
    Math.max,
  );
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
  let total: Amounts = {};
  for (const { resource, count } of parts.flat()) {
    total = combine(total, { [resource]: count }, sum);
  }
  return Object.entries(total)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, count]) => ({ resource, count }));
}

function sumOf(containers: readonly Container[]): Amounts {
  return containers.reduce<Amounts>(
    (total, { extendedResources }) => combine(total, extendedResources, sum),
    {},
  );
}

function combine(
  a: Amounts,
  b: Amounts,
  join: (x: number, y: number) => number,
): Record<string, number> {
  const result: Record<string, number> = { ...a };
  for (const [resource, amount] of Object.entries(b)) {
    result[resource] = join(result[resource] ?? 0, amount);
  }
  return result;
}

function sum(a: number, b: number): number {
  return a + b;
}
