import { selectsNode } from '../../kubernetes/nodeSelector';
import { includesLabels } from '../../kubernetes/labelSelector';
import type { Placement } from '../../kubernetes/placement';
import { untolerated } from '../fit/tolerates';
import type { NodeHoldings } from '../holdings/nodeHoldings';
import type { SchedulableNode } from '../SchedulableNode';

/**
 * Ids of the pools with a node whose labels and taints pods like this could run with, and that have
 * one of the resources at all. Whether anything is free does not count, nor whether a node takes
 * pods at the moment: it is about where they wait.
 */
export function candidatePools(
  placement: Placement,
  resources: readonly string[],
  nodes: Iterable<NodeHoldings>,
): string[] {
  const pools = new Set<string>();
  for (const node of nodes) {
    const { pool } = node.schedulable;
    if (
      !pools.has(pool) &&
      resources.every(resource => node.resources.has(resource)) &&
      admits(node.schedulable, placement)
    ) {
      pools.add(pool);
    }
  }
  return [...pools].sort();
}

function admits(
  node: SchedulableNode,
  { nodeSelector, affinity, tolerations }: Placement,
): boolean {
  const lasting = node.taints.filter(({ key }) => !isPassing(key));
  return (
    includesLabels(node.labels, nodeSelector) &&
    selectsNode(affinity, node) &&
    untolerated(lasting, [...tolerations]).length === 0
  );
}

/** Set and taken away by the cluster itself, as nodes come and go. */
function isPassing(key: string): boolean {
  return (
    key.startsWith('node.kubernetes.io/') ||
    key.startsWith('node.cloudprovider.kubernetes.io/')
  );
}
