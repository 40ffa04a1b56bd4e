import type { ServiceSubject } from '../../../canary/plan/ServiceSubject';
import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';

/** Whatever a plan predicts for a stopped service, nothing answers. */
export function refuseStopped(subject: ServiceSubject): PlanOutcome {
  return refuse(subject, {
    reason: 'stopped',
    message: `${subject.service.kind} "${subject.service.name}" is stopped: it has no traffic to move`,
    instead: 'start it first: remove the annotation serving.kserve.io/stop',
  });
}
