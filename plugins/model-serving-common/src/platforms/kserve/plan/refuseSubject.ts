import { refuse } from '../../../canary/plan/refuse';
import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { plainText } from '../../../kubernetes/plainText';
import type { ModelService, Refusal } from '../../../model/types';
import type { PlanSubject } from './finishPlan';

/** No plan for this subject; the sentences may quote names that others chose. */
export function refuseSubject(
  { request, service }: Pick<PlanSubject, 'request' | 'service'>,
  why: Pick<Refusal, 'reason' | 'message' | 'instead'>,
): PlanOutcome {
  return refuse(request, service, {
    reason: why.reason,
    message: plainText(why.message, 600),
    instead: plainText(why.instead, 600),
  });
}

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

/** A service is planned for by the object that it was made of. */
export function refuseGone(
  request: PlanRequest,
  service: ModelService,
): PlanOutcome {
  return refuseSubject(
    { request, service },
    {
      reason: 'object-gone',
      message: `${service.kind} "${service.name}" is not there any more`,
      instead: 'read the service again',
    },
  );
}
