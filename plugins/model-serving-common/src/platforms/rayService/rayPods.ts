import { type Pod, PODS } from '../../kubernetes/pod';
import type { NamespaceObjects, ObjectIndex } from '../NamespaceObjects';

/** Labels that KubeRay writes on pods (ray-operator/controllers/ray/utils/constant.go). */
export const RAY_CLUSTER_LABEL = 'ray.io/cluster';
const NODE_TYPE_LABEL = 'ray.io/node-type';
/** whether the head takes requests: its readiness probe says nothing of that */
const SERVE_LABEL = 'ray.io/serve';

const PODS_BY_RAY_CLUSTER: ObjectIndex<Pod> = {
  type: PODS,
  keysOf({ metadata }) {
    const name = metadata.labels[RAY_CLUSTER_LABEL];
    return name ? [name] : [];
  },
};

/** All pods of a RayCluster, the head's among them. */
export function podsOfRayCluster(
  name: string,
  objects: NamespaceObjects,
): readonly Pod[] {
  return objects.lookup(PODS_BY_RAY_CLUSTER, name);
}

export function isHeadPod({ metadata }: Pod): boolean {
  return metadata.labels[NODE_TYPE_LABEL] === 'head';
}

/** Whether requests are sent to it: to every worker, and to the head where KubeRay says so. */
export function isServingPod(pod: Pod): boolean {
  return !isHeadPod(pod) || pod.metadata.labels[SERVE_LABEL] === 'true';
}
