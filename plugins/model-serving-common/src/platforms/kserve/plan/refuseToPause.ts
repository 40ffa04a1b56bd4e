import { nothingToPause } from '../../../canary/plan/nothingToPause';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import type { ServiceSubject } from '../../../canary/plan/ServiceSubject';

export function refuseToPause(subject: ServiceSubject): PlanOutcome {
  return refuse(subject, nothingToPause('KServe'));
}
