import { condition } from '../../../kubernetes/conditions';
import { hasStopAnnotation } from '../stopAnnotation';
import type { InferenceService } from './inferenceService';

/** A person stopped it: the controller says it is done, or the annotation asks for it. */
export function stopped(
  service: InferenceService,
): { reason: string; message: string } | undefined {
  if (condition(service.conditions, 'Stopped')?.status === 'True') {
    return {
      reason: 'Stopped',
      message: 'it was stopped with the annotation serving.kserve.io/stop',
    };
  }
  return hasStopAnnotation(service)
    ? {
        reason: 'Stopping',
        message: 'the annotation serving.kserve.io/stop asks it to stop',
      }
    : undefined;
}
