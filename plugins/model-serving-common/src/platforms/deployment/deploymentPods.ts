import type { Deployment } from '../../kubernetes/deployment';
import { type Pod, PODS } from '../../kubernetes/pod';
import { PODS_BY_DEPLOYMENT } from '../../kubernetes/podOwners';
import { isPodReady } from '../../kubernetes/podSummary';
import { MODEL_SERVICE_LABEL } from '../../recognition/recognise';
import type { NamespaceObjects } from '../NamespaceObjects';
import { modelServiceName } from './DeploymentGroup';

/**
 * Whether the pods of a Deployment are among those that are read: pods are asked for by the
 * service's label, which they get from the template.
 */
export function arePodsLabelled(deployment: Deployment): boolean {
  return (
    deployment.template.labels[MODEL_SERVICE_LABEL] ===
    modelServiceName(deployment)
  );
}

/** Why the pods that were read are not all pods of the Deployment. */
export function whyPodsUnknown(
  deployment: Deployment,
  objects: NamespaceObjects,
): string | undefined {
  return (
    objects.cannotTell(PODS) ??
    (arePodsLabelled(deployment)
      ? undefined
      : `the pods of Deployment "${deployment.metadata.name}" do not carry its label ${MODEL_SERVICE_LABEL}`)
  );
}

/** Its pods, none where they are not known: some of them would look like all. */
export function podsOfDeployment(
  deployment: Deployment,
  objects: NamespaceObjects,
): readonly Pod[] {
  return whyPodsUnknown(deployment, objects) === undefined
    ? objects.lookup(PODS_BY_DEPLOYMENT, deployment.metadata.name)
    : [];
}

/** Ready pods; the Deployment's own count where its pods are not known. */
export function readyPodsOf(
  deployment: Deployment,
  objects: NamespaceObjects,
): number {
  return whyPodsUnknown(deployment, objects) === undefined
    ? podsOfDeployment(deployment, objects).filter(isPodReady).length
    : deployment.readyReplicas;
}
