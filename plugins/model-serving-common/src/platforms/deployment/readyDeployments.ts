import type { Deployment } from '../../kubernetes/deployment';
import { PODS } from '../../kubernetes/pod';
import { PODS_BY_DEPLOYMENT } from '../../kubernetes/podOwners';
import { isPodReady } from '../../kubernetes/podSummary';
import type { NamespaceObjects } from '../NamespaceObjects';

/** Ready pods; the Deployment's own count where pods cannot be read. */
export function readyPodsOf(
  deployment: Deployment,
  objects: NamespaceObjects,
): number {
  return objects.cannotTell(PODS)
    ? deployment.readyReplicas
    : objects
        .lookup(PODS_BY_DEPLOYMENT, deployment.metadata.name)
        .filter(isPodReady).length;
}
