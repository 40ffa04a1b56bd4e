import type { Refusal } from '../../model/types';
import type { PlanOutcome } from './PlanRequest';
import type { ServiceSubject } from './ServiceSubject';
import type { WhyNot } from './WhyNot';

/** No plan, with the reason and what to do instead. */
export function refuse(
  { request, service }: ServiceSubject,
  why: WhyNot & Pick<Refusal, 'change'>,
): PlanOutcome {
  return { refusal: { service: service.id, action: request.action, ...why } };
}
