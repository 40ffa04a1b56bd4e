import { readyCondition } from '../../health/readyCondition';
import { type Condition, condition } from '../../kubernetes/conditions';
import type { Deployment } from '../../kubernetes/deployment';
import { known } from '../../model/known';
import type { Revision } from '../../model/types';
import type { SeldonDeployment } from './seldonDeployment';
import type { SeldonWorkloads } from './seldonWorkloads';

/**
 * One Ready condition from the state. Seldon counts a Deployment at zero replicas as not ready
 * (seldondeployment_controller.go, createDeployments), so that the state stays Creating for ever
 * beside one; what the Deployments themselves report goes before it then.
 */
export function seldonReadiness(
  deployment: SeldonDeployment,
  workloads: SeldonWorkloads,
): Condition | undefined {
  const { state, description, conditions } = deployment;
  const reported = condition(conditions, 'DeploymentsReady');
  switch (state) {
    case undefined:
      return undefined;
    case 'Available':
      return readyCondition('True', state, 'all its predictors are available');
    case 'Creating':
      return isComplete(workloads)
        ? readyCondition(
            'True',
            'Available',
            'its Deployments have all their replicas',
          )
        : // Why it does not end, pods and Deployments tell.
          readyCondition('Unknown', state, reported?.message ?? '');
    default:
      return readyCondition('False', state, description);
  }
}

function isComplete(workloads: SeldonWorkloads): boolean {
  const { deployments } = workloads;
  return (
    deployments.some(({ replicas }) => replicas === 0) &&
    deployments.every(hasAllReplicas)
  );
}

/** Whether a Deployment's controller has brought it to its latest spec. */
export function hasAllReplicas(deployment: Deployment): boolean {
  const { replicas, updatedReplicas, availableReplicas, metadata } = deployment;
  const { observedGeneration } = deployment;
  return (
    replicas !== undefined &&
    updatedReplicas >= replicas &&
    availableReplicas >= replicas &&
    (observedGeneration ?? 0) >= (metadata.generation ?? 0)
  );
}

/** No predictor wants a replica: KEDA starts one on demand, otherwise somebody stopped it. */
export function atZero(
  { predictors }: SeldonDeployment,
  revisions: readonly Revision[],
) {
  const wantsNone = revisions.every(
    ({ replicas, pods }) => known(replicas.wanted) === 0 && pods.length === 0,
  );
  if (revisions.length === 0 || !wantsNone) {
    return {};
  }
  const onDemand = predictors.some(({ components }) =>
    components.some(({ autoscaler }) => autoscaler?.kind === 'KEDA'),
  );
  const reason = 'ScaledToZero';
  return onDemand
    ? {
        scaledToZero: {
          reason,
          message: 'it is scaled to zero, and KEDA starts it on demand',
        },
      }
    : {
        stopped: {
          reason,
          message:
            'its predictors are scaled to zero, and nothing starts them on demand',
        },
      };
}
