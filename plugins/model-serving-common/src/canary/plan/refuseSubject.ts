import { refuse } from './refuse';
import type { PlanOutcome, PlanRequest } from './PlanRequest';
import { plainText } from '../../kubernetes/plainText';
import type { ModelService, Refusal } from '../../model/types';
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
