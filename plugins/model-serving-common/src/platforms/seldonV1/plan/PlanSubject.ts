import type { ServiceSubject } from '../../../canary/plan/ServiceSubject';
import type { SeldonDeployment } from '../seldonDeployment';
import type { SeldonWorkloads } from '../seldonWorkloads';

/** What is planned for. */
export interface PlanSubject extends ServiceSubject {
  deployment: SeldonDeployment;
  workloads: SeldonWorkloads;
}
