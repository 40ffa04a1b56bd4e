import type { KnativeService } from '../../../kubernetes/knativeService';
import type { PlanSubject } from '../../kserve/plan/finishPlan';

/** A Knative Service that an action was asked for. */
export type KnativeSubject = PlanSubject<KnativeService>;
