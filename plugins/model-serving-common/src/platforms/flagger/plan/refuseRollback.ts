import { refuse } from '../../../canary/plan/refuse';
import { gitOpsOwner } from '../../../canary/plan/gitOpsOwner';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { isInFlight } from '../phases';
import type { FlaggerPlanning } from './FlaggerPlanning';

/**
 * Nothing of a Canary takes one back: Flagger does it when checks fail, when a webhook of type
 * `rollback` says so, or when the target is changed (fluxcd/flagger#616).
 */
export function refuseRollback(planning: FlaggerPlanning): PlanOutcome {
  const { canary } = planning.view;
  const { phase } = canary.status;
  if (phase === 'Failed') {
    return refuse(planning, {
      reason: 'already-rolled-back',
      message: 'the canary was rolled back already',
      instead:
        'put the pod template of the target back to what the primary runs',
    });
  }
  const gates = (canary.analysis?.webhooks ?? []).filter(
    ({ type }) => type === 'rollback',
  );
  const undo = undoTarget(planning);
  return isInFlight(canary)
    ? refuse(planning, {
        reason: 'no-rollback-control',
        message:
          'no field of a Canary rolls it back: only failed checks, a webhook or another version of the target do',
        instead:
          gates.length > 0
            ? `open its rollback gate ${gates
                .map(({ name }) => name)
                .join(' or ')}; or ${undo}`
            : undo,
      })
    : refuse(planning, {
        reason: 'needs-earlier-spec',
        message:
          'nothing is in flight: the version before has to be asked for again, and goes through the analysis like any other',
        instead: undo,
      });
}

/** Flagger sends all requests to the primary as soon as the target's template changes. */
function undoTarget({ view, context }: FlaggerPlanning): string {
  const { canary, target } = view;
  const { kind, name } = canary.targetRef;
  const owner = target?.deployment
    ? gitOpsOwner(target.deployment, context.managers)
    : undefined;
  return owner
    ? `take the change back in the repository that ${owner.title} applies`
    : `take the target's change back, which sends all requests to the primary: ${kubectlCommand(
        canary,
        'rollout',
        'undo',
        `${kind.toLowerCase()}/${name}`,
      )}`;
}
