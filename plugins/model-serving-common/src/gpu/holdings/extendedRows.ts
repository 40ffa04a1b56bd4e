import type { Node } from '../../kubernetes/node';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import type { GpuAmounts } from '../../model/gpuTypes';
import { acceleratorUnitOf } from '../hardware/acceleratorUnitOf';
import { amountsRow } from './amountsRow';
import { heldByResource, isAlias } from './heldByResource';

/** What a node's device plugins count, and what pods hold of it. */
export interface ExtendedCounts {
  rows: GpuAmounts[];
  /** of the allocatable amounts, by resource; also on a node that takes no pods */
  left: Record<string, number>;
}

export function extendedRows(
  node: Node,
  pods: Iterable<SchedulingPod>,
  available: boolean,
): ExtendedCounts {
  const held = heldByResource(pods, node.capacity);
  const rows: GpuAmounts[] = [];
  const left: Record<string, number> = {};
  const resources = new Set([...node.accelerators, ...holding(held)]);
  for (const resource of [...resources].sort()) {
    const allocatable = allocatableOf(node, resource);
    // A node may offer more than it says it has for a moment; it then has as much.
    const capacity = Math.max(node.capacity[resource] ?? 0, allocatable);
    const taken = held[resource] ?? 0;
    left[resource] = Math.max(0, allocatable - taken);
    if ((capacity > 0 || taken > 0) && !isAlias(resource, node.capacity)) {
      rows.push(
        amountsRow(acceleratorUnitOf(resource, node.metadata.labels), {
          capacity,
          held: taken,
          offered: left[resource],
          available,
        }),
      );
    }
  }
  return { rows, left };
}

function holding(held: Readonly<Record<string, number>>): string[] {
  return Object.keys(held).filter(resource => (held[resource] ?? 0) > 0);
}

/** As the API defines it, a node that says nothing of what it offers offers all it has. */
export function allocatableOf(node: Node, resource: string): number {
  return node.allocatable[resource] ?? node.capacity[resource] ?? 0;
}
