import type { ObjectIndex } from '../platforms/NamespaceObjects';
import type { OwnerReference } from './objectMeta';
import { type Pod, PODS } from './pod';
import type { KubeObject } from './resourceType';

/** @public */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences.find(owner => owner.controller);
}

/**
 * The Deployment a pod belongs to, told without reading ReplicaSets: these are named after their
 * Deployment and the pod template's hash, which the pod carries as a label. Unlike a label
 * selector it does not claim the pods of another workload with the same labels.
 *
 * @public
 */
export function deploymentOfPod(pod: Pod): string | undefined {
  const owner = controllerOf(pod);
  const suffix = `-${pod.metadata.labels['pod-template-hash'] ?? ''}`;
  return owner?.kind === 'ReplicaSet' &&
    suffix.length > 1 &&
    owner.name.endsWith(suffix)
    ? owner.name.slice(0, -suffix.length)
    : undefined;
}

/** Pods under the name of their Deployment. @public */
export const PODS_BY_DEPLOYMENT: ObjectIndex<Pod> = {
  type: PODS,
  keysOf(pod) {
    const name = deploymentOfPod(pod);
    return name === undefined ? [] : [name];
  },
};

/** Pods under the name of their StatefulSet, which owns them without anything in between. @public */
export const PODS_BY_STATEFUL_SET: ObjectIndex<Pod> = {
  type: PODS,
  keysOf(pod) {
    const owner = controllerOf(pod);
    return owner?.kind === 'StatefulSet' ? [owner.name] : [];
  },
};
