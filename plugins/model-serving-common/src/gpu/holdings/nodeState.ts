import type { Node } from '../../kubernetes/node';

/** Why no new pods may come to a node; undefined: they may. */
export function whyUnavailable(node: Node): string | undefined {
  if (node.metadata.deletionTimestamp !== undefined) {
    return 'it is being deleted';
  }
  if (node.ready !== 'True') {
    return node.ready === undefined
      ? 'it has not reported yet'
      : `it is not ready${node.readySince ? ` since ${node.readySince}` : ''}`;
  }
  return node.unschedulable ? 'it is cordoned' : undefined;
}

const INSTANCE_TYPE_KEYS = [
  'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/instance-type',
];

export function instanceTypeOf(
  labels: Readonly<Record<string, string>>,
): string | undefined {
  return INSTANCE_TYPE_KEYS.map(key => labels[key]).find(Boolean);
}
