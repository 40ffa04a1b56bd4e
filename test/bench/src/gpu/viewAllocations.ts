import { parseQuantity } from '@modeldeck/plugin-model-serving-common';
import type { RawCluster, RawContainer, RawPod } from './generateCluster';

/** What is told of one resource. */
export interface Allocation {
  allocatable: number;
  requested: number;
  limit: number;
  free: number;
}

type Amounts = Record<string, number>;

/**
 * How kubectl-view-allocations counts, written anew from what it is said to do: pods that run, or
 * that wait with a node chosen; the most of any init container or the sum of the containers,
 * whichever is more, and the overhead; tainted nodes are left out unless it is told otherwise.
 */
export function viewAllocations(
  { nodes, pods }: RawCluster,
  options: { tainted: boolean },
): Map<string, Allocation> {
  const shown = nodes.filter(
    ({ spec }) => options.tainted || (spec.taints ?? []).length === 0,
  );
  const names = new Set(shown.map(({ metadata }) => metadata.name));
  const allocatable = sum(
    shown.map(({ status }) => amountsOf(status.allocatable)),
  );
  const held = pods.filter(
    pod => isHeld(pod) && names.has(pod.spec.nodeName ?? ''),
  );
  const requested = sum(held.map(pod => podAmounts(pod, 'requests')));
  const limits = sum(held.map(pod => podAmounts(pod, 'limits')));
  return new Map(
    Object.keys(allocatable).map(resource => {
      const has = allocatable[resource] ?? 0;
      const asked = requested[resource] ?? 0;
      const limit = limits[resource] ?? 0;
      return [
        resource,
        {
          allocatable: has,
          requested: asked,
          limit,
          free: Math.max(0, has - Math.max(asked, limit)),
        },
      ];
    }),
  );
}

function isHeld({ status }: RawPod): boolean {
  return (
    status.phase === 'Running' ||
    (status.phase === 'Pending' &&
      status.conditions.some(
        ({ type, status: is }) => type === 'PodScheduled' && is === 'True',
      ))
  );
}

function podAmounts({ spec }: RawPod, part: 'requests' | 'limits'): Amounts {
  const of = ({ resources }: RawContainer) => amountsOf(resources[part]);
  const containers = sum(spec.containers.map(of));
  const total = { ...containers };
  for (const init of spec.initContainers ?? []) {
    for (const [resource, amount] of Object.entries(of(init))) {
      total[resource] = Math.max(total[resource] ?? 0, amount);
    }
  }
  return sum([total, amountsOf(spec.overhead ?? {})]);
}

function amountsOf(quantities: Readonly<Record<string, string>>): Amounts {
  return Object.fromEntries(
    Object.entries(quantities).map(([resource, quantity]) => [
      resource,
      parseQuantity(quantity) ?? 0,
    ]),
  );
}

function sum(parts: readonly Amounts[]): Amounts {
  const total: Amounts = {};
  for (const part of parts) {
    for (const [resource, amount] of Object.entries(part)) {
      total[resource] = (total[resource] ?? 0) + amount;
    }
  }
  return total;
}
