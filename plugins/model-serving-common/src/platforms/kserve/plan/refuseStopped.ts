import type { PlanSubject } from '../../../canary/plan/finishPlan';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { refuseSubject } from '../../../canary/plan/refuseSubject';

/** Whatever a plan predicts for a stopped service, nothing answers. */
export function refuseStopped(
  subject: Pick<PlanSubject, 'request' | 'service'>,
): PlanOutcome {
  return refuseSubject(subject, {
    reason: 'stopped',
    message: `${subject.service.kind} "${subject.service.name}" is stopped: it has no traffic to move`,
    instead: 'start it first: remove the annotation serving.kserve.io/stop',
  });
}
