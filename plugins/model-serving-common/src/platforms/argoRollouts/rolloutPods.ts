import { type Pod, PODS } from '../../kubernetes/pod';
import { controllerOf } from '../../kubernetes/podOwners';
import type { ObjectIndex } from '../NamespaceObjects';

/** On every pod and ReplicaSet of a Rollout, and in the selectors of its Services. */
export const POD_HASH_LABEL = 'rollouts-pod-template-hash';

/**
 * Pods under the name of their Rollout, told without reading ReplicaSets: these are named after
 * the Rollout and the hash that the pod carries (argo-rollouts: rollout/sync.go, createReplicaSet).
 */
export const PODS_BY_ROLLOUT: ObjectIndex<Pod> = {
  type: PODS,
  keysOf(pod) {
    const owner = controllerOf(pod);
    const hash = hashOf(pod);
    return owner?.kind === 'ReplicaSet' &&
      hash !== '' &&
      owner.name.endsWith(`-${hash}`)
      ? [owner.name.slice(0, -hash.length - 1)]
      : [];
  },
};

/** Of the pod template that the pod was made from. */
export function hashOf({ metadata }: Pod): string {
  return metadata.labels[POD_HASH_LABEL] ?? '';
}
