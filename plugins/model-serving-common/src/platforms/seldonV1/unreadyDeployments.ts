import type { Deployment } from '../../kubernetes/deployment';
import type { SeldonWorkloads } from './seldonWorkloads';

/**
 * Deployments that Seldon does not count as ready, one at zero replicas among them
 * (seldondeployment_controller.go, createDeployments). While there is one, its controller neither
 * writes routes nor removes what is no longer in the spec.
 */
export function unreadyDeployments({
  deployments,
}: SeldonWorkloads): Deployment[] {
  return deployments.filter(
    ({ replicas = 1, readyReplicas, availableReplicas }) =>
      readyReplicas === 0 || availableReplicas < replicas,
  );
}
