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
  'hypershift.openshift.io/nodePool',
  'machine.openshift.io/cluster-api-machineset',
  'doks.digitalocean.com/node-pool',
  'ibm-cloud.kubernetes.io/worker-pool-name',
  'k8s.scaleway.com/pool-name',
  'alibabacloud.com/nodepool-id',
  'lke.linode.com/pool-id',
  'vke.vultr.com/node-pool',
  'machine.openshift.io/machine',
  'node-role.kubernetes.io/',
];

/** Roles that say nothing of a pool: each worker is one. */
const COMMON_ROLES = ['worker', 'node', 'agent', 'master', 'control-plane'];

const INSTANCE_TYPE_KEYS = [
  'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/instance-type',
];

/** The pool that a node belongs to, by the first of the keys that it carries. */
export function nodePool(
  { metadata }: Pick<Node, 'metadata'>,
  poolKeys: readonly string[],
): NodePool {
  const { labels } = metadata;
  for (const labelKey of poolKeys) {
    const name = plainText(poolName(metadata, labelKey) ?? '');
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

/**
 * A key that ends in `/` names pools by what follows it, as roles do. OpenShift tells a node's
 * machine by an annotation, and calls machines after their set and five letters.
 */
function poolName(
  { labels, annotations }: Node['metadata'],
  labelKey: string,
): string | undefined {
  if (labelKey === 'machine.openshift.io/machine') {
    const machine = annotations[labelKey] ?? labels[labelKey] ?? '';
    return machine.replace(/^[^/]*\//, '').replace(/-[a-z0-9]{5}$/, '');
  }
  return labelKey.endsWith('/')
    ? Object.keys(labels)
        .filter(key => key.startsWith(labelKey))
        .map(key => key.slice(labelKey.length))
        .filter(role => !COMMON_ROLES.includes(role))
        .sort()[0]
    : labels[labelKey];
}
