import type { ModelService, Refusal } from '../../model/types';
import type { PlanOutcome, PlanRequest } from './PlanRequest';

/** No plan, with the reason and what to do instead. */
export function refuse(
  { action }: PlanRequest,
  service: Pick<ModelService, 'id'>,
  why: Pick<Refusal, 'reason' | 'message' | 'instead' | 'change'>,
): PlanOutcome {
  return { refusal: { service: service.id, action, ...why } };
}
