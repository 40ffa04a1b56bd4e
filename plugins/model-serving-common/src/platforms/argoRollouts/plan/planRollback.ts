import { refuse } from '../../../canary/plan/refuse';
import { gitOpsOwner } from '../../../canary/plan/gitOpsOwner';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import type { PlanRisk } from '../../../model/types';
import { rolloutsCommand } from '../rolloutsCommand';
import { isInFlight } from '../RolloutView';
import { keepsStableWhole } from '../wantedReplicas';
import { sharedTraffic } from './predictedTraffic';
import { type RolloutPlanning, statusWrite } from './RolloutPlanning';

/** An abort while a version is in flight (argo-rollouts: cmd/abort/abort.go). */
export function planRollback(planning: RolloutPlanning): PlanOutcome {
  const { request, service, view } = planning;
  const { rollout, revisions } = view;
  if (!isInFlight(rollout)) {
    return refusePromoted(planning);
  }
  if (rollout.status.abort) {
    return refuse(planning, {
      reason: 'already-rolled-back',
      message: 'it was rolled back already: stable gets all requests',
      instead:
        'put the spec back to the stable version, so that it asks for what runs',
    });
  }
  const stable = revisions.find(r => r.hash === rollout.status.stableHash);
  return {
    plan: {
      service: service.id,
      action: request.action,
      summary: `all requests go back to ${
        stable?.name ?? 'stable'
      }, and the steps are given up`,
      writes: [statusWrite(rollout, { abort: true }, 'abort the roll-out')],
      before: trafficBefore(service),
      after: sharedTraffic(view, 0),
      risks: rollbackRisks(planning),
      undo: `begin again with the first step: ${rolloutsCommand(
        rollout,
        'retry',
        'rollout',
      )}`,
    },
  };
}

function rollbackRisks({ view, context }: RolloutPlanning): PlanRisk[] {
  const { rollout } = view;
  const gitOps = gitOpsOwner(rollout, context.managers);
  return [
    {
      id: 'spec-still-asks',
      severity: 'warning',
      detail: `the spec goes on asking for the version that is rolled back, and the Rollout is Degraded until it is changed${
        gitOps
          ? `: ${gitOps.title} does not undo the abort, but shows it as degraded`
          : ''
      }`,
    },
    ...(keepsStableWhole(rollout)
      ? []
      : [
          {
            id: 'stable-scaled-down',
            severity: 'warning' as const,
            detail:
              'stable was scaled down as the new version grew: the requests go back only as fast as its pods start again',
          },
        ]),
  ];
}

/** What ran before is not in the spec any more, only in a ReplicaSet, which is not read. */
function refusePromoted(planning: RolloutPlanning): PlanOutcome {
  const { rollout, deployment } = planning.view;
  const owner = gitOpsOwner(deployment ?? rollout, planning.context.managers);
  const shorter =
    rollout.rollbackWindow > 0
      ? ` (the steps are skipped within ${rollout.rollbackWindow} revisions)`
      : ', which goes through the steps again';
  return refuse(planning, {
    reason: 'needs-earlier-spec',
    message:
      'nothing is in flight: the version before has to be asked for again, as a change of the pod template',
    instead: owner
      ? `take the change back in the repository that ${owner.title} applies${shorter}`
      : `${rolloutsCommand(rollout, 'undo')}${shorter}`,
  });
}
