import {
  isUnknown,
  known,
  type Known,
  type ModelService,
  type RolloutProgress,
} from '@modeldeck/plugin-model-serving-common';
import { hasCanary } from './traffic';

/** Where a rollout stands, for a line of the fleet's table. */
export type RolloutHint =
  | { kind: 'aborted' }
  | { kind: 'paused' }
  | { kind: 'pausedAt'; percent: number }
  | { kind: 'step'; step: number; count: number };

/** undefined: nothing is on its way, or nothing can be told of it */
export function rolloutHint({
  rollout,
  revisions,
}: Pick<ModelService, 'rollout' | 'revisions'>): RolloutHint | undefined {
  if (!rollout) {
    return undefined;
  }
  if (rollout.aborted) {
    return { kind: 'aborted' };
  }
  if (rollout.paused !== undefined) {
    const percent = known(canaryPercent(revisions));
    return percent === undefined
      ? { kind: 'paused' }
      : { kind: 'pausedAt', percent };
  }
  const { step } = rollout;
  return isUnknown(step) || step.index >= step.count
    ? undefined
    : { kind: 'step', step: step.index + 1, count: step.count };
}

/** What the canary gets as routed, or as asked for where routes are not known. */
function canaryPercent(revisions: ModelService['revisions']): Known<number> {
  let sum = 0;
  for (const { role, traffic } of revisions) {
    if (role === 'canary') {
      const share = isUnknown(traffic.programmed)
        ? traffic.declared
        : traffic.programmed;
      if (isUnknown(share)) {
        return share;
      }
      sum += share.percent;
    }
  }
  return hasCanary(revisions) ? sum : { unknown: 'there is no canary' };
}

/** How a check went, whatever its controller calls that. */
export type CheckOutcome = 'passed' | 'failed' | 'undecided' | 'running';

const outcomes = new Map<string, CheckOutcome>([
  ['successful', 'passed'],
  ['succeeded', 'passed'],
  ['passed', 'passed'],
  ['passing', 'passed'],
  ['failed', 'failed'],
  ['error', 'failed'],
  ['inconclusive', 'undecided'],
]);

/** A phase that is not known to be an end is taken for one that goes on. */
export function checkOutcome(phase: string): CheckOutcome {
  return outcomes.get(phase.toLowerCase()) ?? 'running';
}

/** What the controller says, without what is shown as the reason of the pause already. */
export function rolloutMessage(rollout: RolloutProgress): string {
  return rollout.message === rollout.paused ? '' : rollout.message;
}
