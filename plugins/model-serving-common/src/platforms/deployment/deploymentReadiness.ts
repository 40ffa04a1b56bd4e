import { type Condition, condition } from '../../kubernetes/conditions';
import type { Deployment } from '../../kubernetes/deployment';

/**
 * One Ready condition for all Deployments of a service, as other platforms write one of their
 * own. A Deployment at zero replicas reports Available, so it counts without more.
 */
export function deploymentReadiness(
  deployments: readonly Deployment[],
  routePending: string | undefined,
): Condition | undefined {
  const available = deployments.map(d => condition(d.conditions, 'Available'));
  const bad = available.find(c => c !== undefined && c.status !== 'True');
  if (bad) {
    return { ...bad, type: 'Ready' };
  }
  if (available.includes(undefined)) {
    return undefined;
  }
  return routePending === undefined
    ? ready('True', 'Available', 'its Deployments are available')
    : ready('False', 'ParentStatusNotAvailable', routePending);
}

function ready(
  status: Condition['status'],
  reason: string,
  message: string,
): Condition {
  return {
    type: 'Ready',
    status,
    reason,
    message,
    lastTransitionTime: undefined,
  };
}

/** Whether a controller has yet to look at the latest spec of one of them. */
export function isStatusStale(deployments: readonly Deployment[]): boolean {
  return deployments.some(
    ({ metadata, observedGeneration }) =>
      observedGeneration !== undefined &&
      observedGeneration < (metadata.generation ?? 0),
  );
}
