import type { KnativeService } from '../../../kubernetes/knativeService';
import type { PlanSubject } from '../../../canary/plan/finishPlan';

/** A Knative Service that an action was asked for. */
export type KnativeSubject = PlanSubject<KnativeService>;
