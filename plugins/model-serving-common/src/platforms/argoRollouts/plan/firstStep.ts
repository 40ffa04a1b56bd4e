import type { StartCanaryRequest } from '../../../canary/plan/PlanRequest';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { isUnknown } from '../../../model/known';
import { nextStop, percentAt } from '../currentWeight';
import type { Rollout } from '../rollout';
import type { CanaryStrategy } from '../strategy';

/** The strategy, if a new version gets this percent by the first of its steps that waits. */
export function firstStep(
  { strategy }: Rollout,
  { percent }: StartCanaryRequest,
): CanaryStrategy | WhyNot {
  if (strategy?.kind !== 'canary' || strategy.steps.length === 0) {
    return {
      reason: 'first-step-differs',
      message:
        strategy?.kind === 'blue-green'
          ? 'by its blue-green strategy a new version gets all requests at once'
          : 'its strategy has no steps, so that a new version gets all requests at once',
      instead:
        strategy?.kind === 'blue-green'
          ? 'change the image in its manifest, look at the preview, and promote it'
          : 'give spec.strategy.canary steps (setWeight, then pause) first',
    };
  }
  const first = percentAt(strategy, nextStop(strategy, 0));
  if (isUnknown(first)) {
    return {
      reason: 'malformed-field',
      message: `what a new version gets first cannot be told: ${first.unknown}`,
      instead: 'correct the step first',
    };
  }
  return first === percent
    ? strategy
    : {
        reason: 'first-step-differs',
        message: `its steps give a new version ${first} % first, and Argo Rollouts writes that over any other weight`,
        instead:
          first > 0 && first <= 50
            ? `ask for ${first} %, or change setWeight in spec.strategy.canary.steps before`
            : `change setWeight in spec.strategy.canary.steps to ${percent} before`,
      };
}
