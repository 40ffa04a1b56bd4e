import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import type { PlanSubject } from '../../../canary/plan/finishPlan';
import { refuseSubject } from '../../../canary/plan/refuseSubject';

/** KServe's fields hold whole percents; what would have to be rounded is not what was asked for. */
export function refuseFractions(
  subject: Pick<PlanSubject, 'request' | 'service'>,
  weights: Readonly<Record<string, number>>,
): PlanOutcome | undefined {
  const fraction = Object.values(weights).find(w => !Number.isInteger(w));
  return fraction === undefined
    ? undefined
    : refuseSubject(subject, {
        reason: 'whole-percents-only',
        message: `KServe takes whole percents, and ${fraction} is none`,
        instead: 'ask for whole percents',
      });
}
