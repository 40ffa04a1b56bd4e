import type { Node } from '../kubernetes/node';
import { plainText } from '../kubernetes/plainText';
import { nodeProduct } from './nodeProduct';

/** What a node is pooled by. */
export interface NodePool {
  name: string;
  /** the label whose value is the name; absent: grouped by product and instance type */
  labelKey?: string;
}

/** Labels by which the clouds, and those who run their own, name node pools. @public */
export const NODE_POOL_KEYS: readonly string[] = [
  'modeldeck.io/node-pool',
  'cloud.google.com/gke-nodepool',
  'eks.amazonaws.com/nodegroup',
  'kubernetes.azure.com/agentpool',
  'agentpool',
  'karpenter.sh/nodepool',
  'ncloud.com/nks-nodepool',
  'kops.k8s.io/instancegroup',
];

const INSTANCE_TYPE_KEYS = [
  'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/instance-type',
];

/** The pool that a node belongs to, by the first of the keys that it carries. */
export function nodePool(
  { metadata: { labels } }: Pick<Node, 'metadata'>,
  poolKeys: readonly string[],
): NodePool {
  for (const labelKey of poolKeys) {
    const name = plainText(labels[labelKey] ?? '');
    if (name !== '') {
      return { name, labelKey };
    }
  }
  const product = nodeProduct(labels) ?? 'unknown product';
  const instanceType = INSTANCE_TYPE_KEYS.map(key => labels[key]).find(Boolean);
  return {
    name: instanceType ? `${product} on ${plainText(instanceType)}` : product,
  };
}
