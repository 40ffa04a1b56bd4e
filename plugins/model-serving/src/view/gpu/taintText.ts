import type { GpuNode } from '@modeldeck/plugin-model-serving-common';

/** Kubernetes puts these on by itself for what is said of the node anyway. */
const OWN_PREFIX = 'node.kubernetes.io/';

/** What a pod has to tolerate on a node, as kubectl writes it; empty: nothing. */
export function taintText({ taints }: Pick<GpuNode, 'taints'>): string {
  return taints
    .filter(({ key }) => !key.startsWith(OWN_PREFIX))
    .map(({ key, value, effect }) =>
      value === '' ? `${key}:${effect}` : `${key}=${value}:${effect}`,
    )
    .join(', ');
}
