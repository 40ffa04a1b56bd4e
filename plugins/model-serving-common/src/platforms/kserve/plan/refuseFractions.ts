import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import type { ServiceSubject } from '../../../canary/plan/ServiceSubject';
import { wholePercentsOnly } from '../../../canary/plan/wholePercentsOnly';

export function refuseFractions(
  subject: ServiceSubject,
  weights: Readonly<Record<string, number>>,
): PlanOutcome | undefined {
  const why = wholePercentsOnly(weights, 'KServe');
  return why && refuse(subject, why);
}
