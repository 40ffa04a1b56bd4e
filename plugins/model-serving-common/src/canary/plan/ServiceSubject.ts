import type { ModelService } from '../../model/types';
import type { PlanRequest } from './PlanRequest';

/** An action that is asked for, and the service to be acted on. */
export interface ServiceSubject {
  request: PlanRequest;
  service: ModelService;
}
