import type { PlanSubject } from '../../../canary/plan/finishPlan';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { refuseSubject } from '../../../canary/plan/refuseSubject';

/** KServe moves no traffic by itself, so there is nothing to hold. */
export function refuseToPause(
  subject: Pick<PlanSubject, 'request' | 'service'>,
): PlanOutcome {
  return refuseSubject(subject, {
    reason: 'nothing-to-pause',
    message:
      'KServe moves no traffic by itself: a share stays as it is until somebody changes it',
    instead: 'leave the share as it is',
  });
}
