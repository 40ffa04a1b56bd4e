import type { Node } from '../../kubernetes/node';
import { plainText } from '../../kubernetes/plainText';
import type { GpuAmounts } from '../../model/gpuTypes';
import { labelNumber } from '../hardware/labelNumber';

/** Why the amounts of a node are less than the truth, one sentence each. */
export function nodeProblems(
  node: Node,
  rows: readonly GpuAmounts[],
): string[] {
  const name = `Node ${plainText(node.metadata.name)}`;
  return [
    ...malformed(node, name),
    ...driverDown(node, rows, name),
    ...rows
      .filter(({ overcommitted }) => overcommitted > 0)
      .map(
        ({ resource, capacity, allocated, overcommitted }) =>
          `${name} counts ${capacity} ${plainText(
            resource,
          )} while its pods hold ${
            allocated + overcommitted
          }, as after its device plugin or driver was restarted or reconfigured`,
      ),
    ...node.accelerators
      .filter(
        resource =>
          (node.allocatable[resource] ?? 0) > (node.capacity[resource] ?? 0),
      )
      .map(
        resource =>
          `${name} offers more ${plainText(resource)} than it says it has`,
      ),
  ];
}

function malformed(node: Node, name: string): string[] {
  return node.malformed
    .filter(({ path }) => /^status\.(capacity|allocatable)/.test(path))
    .map(
      ({ path, expected, got }) =>
        `${name}: ${plainText(path)} is ${plainText(
          got,
        )} instead of ${expected}`,
    );
}

/** Labels stay when a device plugin goes away, and so does the name of the resource, with zero. */
function driverDown(
  node: Node,
  rows: readonly GpuAmounts[],
  name: string,
): string[] {
  const told = labelNumber(
    node.metadata.labels,
    'nvidia.com/gpu.count',
    'cloud.google.com/gke-accelerator-count',
    'karpenter.k8s.aws/instance-gpu-count',
  );
  return told !== undefined && rows.every(({ capacity }) => capacity === 0)
    ? [
        `${name} has ${told} devices by its labels and counts none: its device plugin or driver is down`,
      ]
    : [];
}
