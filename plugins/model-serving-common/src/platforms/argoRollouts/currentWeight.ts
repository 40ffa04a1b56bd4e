import { type Known, orUnknown, unknown } from '../../model/known';
import { isStop } from './canaryStep';
import { isInFlight } from './RolloutView';
import type { Rollout } from './rollout';
import type { CanaryStrategy } from './strategy';

/**
 * The canary's share, in percent, that the steps ask for at present (argo-rollouts:
 * utils/replicaset/canary.go, GetCurrentSetWeight): that of the last weight up to this step, all
 * of it after the last step, nothing after an abort.
 */
export function declaredPercent(
  rollout: Rollout,
  strategy: CanaryStrategy,
): Known<number> {
  const { abort, promoteFull, stepIndex = 0 } = rollout.status;
  if (!isInFlight(rollout)) {
    return 0;
  }
  if (abort) {
    return 0;
  }
  return promoteFull ? 100 : percentAt(strategy, stepIndex);
}

/** The canary's share once the rollout is at the step of this index. */
export function percentAt(
  { steps, maxWeight }: CanaryStrategy,
  index: number,
): Known<number> {
  if (index >= steps.length) {
    return 100;
  }
  for (let i = index; i >= 0; i--) {
    const step = steps[i];
    if (step?.kind === 'set-weight') {
      return orUnknown(
        step.weight === undefined
          ? undefined
          : asPercent(step.weight, maxWeight),
        `the weight of step ${i + 1} is malformed`,
      );
    }
  }
  return 0;
}

/** Where a rollout that goes on from this step comes to wait; the number of steps at the end. */
export function nextStop({ steps }: CanaryStrategy, index: number): number {
  const offset = steps.slice(index).findIndex(isStop);
  return offset < 0 ? steps.length : index + offset;
}

/** A weight of the router as percent. */
export function percentOf(
  weight: number | undefined,
  { maxWeight }: CanaryStrategy,
): Known<number> {
  return weight === undefined
    ? unknown('status.canary.weights is malformed')
    : asPercent(weight, maxWeight);
}

function asPercent(weight: number, maxWeight: number): number {
  return Math.min(100, toHundredths((weight / maxWeight) * 100));
}

/** Shares are told to a hundredth of a percent. */
export function toHundredths(percent: number): number {
  return Math.round(percent * 100) / 100;
}
