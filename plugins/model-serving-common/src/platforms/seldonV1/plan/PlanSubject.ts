import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import type { ModelService, Refusal } from '../../../model/types';
import type { SeldonDeployment } from '../seldonDeployment';
import type { SeldonWorkloads } from '../seldonWorkloads';

/** What is planned for. */
export interface PlanSubject {
  request: PlanRequest;
  service: ModelService;
  deployment: SeldonDeployment;
  workloads: SeldonWorkloads;
}

/** Why there is no plan. */
export type WhyNot = Pick<Refusal, 'reason' | 'message' | 'instead'>;
