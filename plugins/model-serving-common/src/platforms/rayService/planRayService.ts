import type { WhyNot } from '../../canary/plan/WhyNot';
import type { PlanOutcome, PlanRequest } from '../../canary/plan/PlanRequest';
import type { ModelService } from '../../model/types';
import { refuse } from '../../canary/plan/refuse';

/**
 * KubeRay moves the traffic by itself, and the only way to steer it is the spec that a person
 * wrote: nothing here can be written that would do what it says.
 */
export function planRayService(
  request: PlanRequest,
  service: ModelService,
): PlanOutcome {
  return refuse({ request, service }, whyNot(request, service));
}

function whyNot({ action }: PlanRequest, service: ModelService): WhyNot {
  switch (action) {
    case 'promote':
      return promotion(service);
    case 'rollback':
      return rollBack(service);
    case 'set-weight':
      return {
        reason: 'weight-owned-by-controller',
        message:
          'KubeRay decides the shares of the clusters and would undo any other',
        instead:
          'in an incremental upgrade, change stepSizePercent and intervalSeconds in spec.upgradeStrategy.clusterUpgradeOptions',
      };
    case 'start-canary':
      return {
        reason: 'weight-owned-by-controller',
        message:
          'KubeRay brings a new version in by shares of its own, and always to its end',
        instead: `change spec.rayClusterConfig and serveConfigV2 of RayService ${service.name} in its manifest, with spec.upgradeStrategy.type NewClusterWithIncrementalUpgrade for shares`,
      };
    default:
      return {
        reason: 'nothing-to-pause',
        message:
          'KubeRay cannot hold an upgrade, and spec.suspend would delete both clusters',
        instead: 'roll the upgrade back by setting the earlier spec again',
      };
  }
}

function promotion({ rollout }: ModelService): WhyNot {
  return rollout
    ? {
        reason: 'weight-owned-by-controller',
        message:
          'KubeRay gives the new cluster all requests by itself once its applications run',
        instead: 'wait, or see which application does not run yet',
      }
    : {
        reason: 'no-canary',
        message: 'no cluster is waiting to take the place of the active one',
        instead:
          'change spec.rayClusterConfig first; a change of serveConfigV2 alone is made in place, without a new cluster',
      };
}

function rollBack({ rollout, name }: ModelService): WhyNot {
  if (rollout?.aborted) {
    return {
      reason: 'already-rolled-back',
      message: 'KubeRay is rolling the upgrade back already',
      instead: 'wait until all requests go to the active cluster',
    };
  }
  return {
    reason: 'needs-earlier-spec',
    message: rollout
      ? 'KubeRay rolls back when the spec is what the active cluster was made from, which the RayService does not keep'
      : 'the earlier cluster is deleted, and the RayService does not keep what it was made from',
    instead: `apply the earlier spec.rayClusterConfig and serveConfigV2 of RayService ${name} from where they are kept`,
  };
}
