import { isTerminal } from '../../kubernetes/podState';
import { type Known, orUnknown, unknown } from '../../model/known';
import {
  isInFlight,
  type RolloutView,
  type TemplateRevision,
} from './RolloutView';
import type { Rollout } from './rollout';

/**
 * Replicas that a revision is meant to have. The number is its ReplicaSet's, which is not read:
 * what the status counts says the same once the ReplicaSet has made its pods.
 */
export function wantedReplicas(
  { hash, pods }: TemplateRevision,
  { rollout, revisions }: RolloutView,
): Known<number> {
  const { status, replicas } = rollout;
  const all = orUnknown(replicas, 'spec.replicas is not a count');
  if (hash === status.currentHash && isInFlight(rollout)) {
    return orUnknown(
      status.updatedReplicas,
      'status.updatedReplicas is not a count',
    );
  }
  if (hash === status.stableHash && isInFlight(rollout)) {
    return keepsStableWhole(rollout)
      ? all
      : replicasLeft(rollout, retiredPods(revisions));
  }
  const isStable = hash === (status.stableHash || status.currentHash);
  return isStable ? all : livePods(pods);
}

/**
 * Whether stable keeps all its replicas beside the new version, so that a rollback needs no new
 * pods (argo-rollouts: utils/replicaset/canary.go, CalculateReplicaCountsForTrafficRoutedCanary).
 */
export function keepsStableWhole({ strategy }: Rollout): boolean {
  return (
    strategy?.kind === 'blue-green' ||
    (strategy?.trafficRouting !== undefined && !strategy.dynamicStableScale)
  );
}

/** `status.replicas` counts the pods of all its ReplicaSets. */
function replicasLeft(
  { status: { replicas, updatedReplicas } }: Rollout,
  retired: number,
): Known<number> {
  return replicas === undefined || updatedReplicas === undefined
    ? unknown('status.replicas is not a count')
    : Math.max(0, replicas - updatedReplicas - retired);
}

function retiredPods(revisions: readonly TemplateRevision[]): number {
  return revisions
    .filter(({ role }) => role === 'retired')
    .reduce((sum, { pods }) => sum + livePods(pods), 0);
}

function livePods(pods: TemplateRevision['pods']): number {
  return pods.filter(pod => !isTerminal(pod)).length;
}
