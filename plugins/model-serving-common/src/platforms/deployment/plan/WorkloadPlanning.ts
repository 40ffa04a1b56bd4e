import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import type { ModelService } from '../../../model/types';
import type { TrafficSplit } from '../../../routing/TrafficSplit';
import type { PlainWorkload } from '../../PlainWorkload';

/** What is planned for. */
export interface WorkloadPlanning {
  request: PlanRequest;
  service: ModelService;
  workloads: readonly PlainWorkload[];
  split: TrafficSplit;
}
