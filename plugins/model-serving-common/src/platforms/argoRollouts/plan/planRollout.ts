import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { refuseGone } from '../../../canary/plan/refuseGone';
import { refuseIfControlled } from '../../../canary/plan/refuseIfOwned';
import type { ModelService } from '../../../model/types';
import type { PlanContext } from '../../ServingPlatform';
import { ROLLOUTS } from '../rollout';
import { rolloutsCommand } from '../rolloutsCommand';
import { rolloutView } from '../RolloutView';
import { planPause, planResume } from './planPause';
import { planPromote } from './planPromote';
import { planRollback } from './planRollback';
import type { RolloutPlanning } from './RolloutPlanning';
import { startRollout } from './startRollout';

/** What `kubectl argo rollouts` would write for an action, and what follows from it. */
export function planRollout(
  request: PlanRequest,
  service: ModelService,
  context: PlanContext,
): PlanOutcome {
  const { objects } = context;
  const rollout = objects.find(ROLLOUTS, service.name);
  const view = rollout && rolloutView(rollout, objects);
  if (!view) {
    return refuseGone({ request, service });
  }
  const outcome = outcomeOf({ request, service, view, context });
  return writesSpec(outcome)
    ? refuseIfControlled(request, service, rollout) ?? outcome
    : outcome;
}

/** The status is nobody's but its controller's, whoever owns the Rollout. */
function writesSpec(outcome: PlanOutcome): boolean {
  return (
    'plan' in outcome &&
    outcome.plan.writes.some(({ subresource }) => subresource === undefined)
  );
}

function outcomeOf(planning: RolloutPlanning): PlanOutcome {
  const { request } = planning;
  switch (request.action) {
    case 'promote':
      return planPromote(planning, request.full ?? false);
    case 'rollback':
      return planRollback(planning);
    case 'pause':
      return planPause(planning);
    case 'resume':
      return planResume(planning);
    case 'start-canary':
      return startRollout(planning, request);
    default:
      return refuseWeight(planning);
  }
}

/** Whatever is written to a route, the controller writes the step's weight over it. */
function refuseWeight(planning: RolloutPlanning): PlanOutcome {
  const { rollout } = planning.view;
  const { strategy } = rollout;
  const hasSteps = strategy?.kind === 'canary' && strategy.steps.length > 0;
  return refuse(planning, {
    reason: 'weight-owned-by-controller',
    message: hasSteps
      ? 'the weight is that of the present step, and Argo Rollouts writes it over any other'
      : 'its strategy has no steps, so that a new version gets all requests at once',
    instead: hasSteps
      ? `go on to the next step with ${rolloutsCommand(
          rollout,
          'promote',
        )}, or change setWeight in spec.strategy.canary.steps, which starts the steps again`
      : 'give spec.strategy.canary steps (setWeight, then pause) before the next version',
  });
}
