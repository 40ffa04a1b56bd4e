import type { Deployment } from '../../kubernetes/deployment';
import type { SeldonDeployment } from './seldonDeployment';
import type { SeldonWorkloads } from './seldonWorkloads';
import { workloadPart } from './workloadPart';

/**
 * Deployments that Seldon does not count as ready, one at zero replicas among them
 * (seldondeployment_controller.go, createDeployments). While there is one, its controller neither
 * writes routes nor removes what is no longer in the spec; for what is not it does not wait.
 */
export function unreadyDeployments(
  deployment: SeldonDeployment,
  { deployments }: SeldonWorkloads,
): Deployment[] {
  return deployments.filter(
    ({ metadata, replicas = 1, readyReplicas, availableReplicas }) =>
      (readyReplicas === 0 || availableReplicas < replicas) &&
      workloadPart(deployment, metadata) !== undefined,
  );
}
