import {
  type DeviceReach,
  hasAccelerators,
  type Node,
  type ResourceSlice,
  selectsNode,
} from '@modeldeck/plugin-model-serving-common';

/**
 * Names of the nodes that have accelerators: counted by the kubelet, told by a label, or given out
 * by claims.
 */
export function acceleratorNodes(
  nodes: readonly Node[],
  slices: readonly ResourceSlice[],
): Set<string> {
  const reaches: DeviceReach[] = slices.flatMap(slice => [
    slice,
    ...slice.devices,
  ]);
  const named = reaches.flatMap(({ node }) => node ?? []);
  // Few: what is in a node says the node's name.
  const selecting = reaches.filter(
    ({ nodes: selector, allNodes }) => allNodes || selector !== undefined,
  );
  const found = nodes.filter(
    node =>
      hasAccelerators(node) ||
      selecting.some(reach => isWithin(reach, node.metadata)),
  );
  return new Set([...named, ...found.map(({ metadata }) => metadata.name)]);
}

function isWithin(
  { nodes, allNodes }: DeviceReach,
  node: Node['metadata'],
): boolean {
  return allNodes || (nodes !== undefined && selectsNode(nodes, node));
}
