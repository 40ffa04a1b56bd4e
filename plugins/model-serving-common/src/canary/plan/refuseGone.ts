import type { PlanOutcome } from './PlanRequest';
import { refuse } from './refuse';
import type { ServiceSubject } from './ServiceSubject';

/** A service is planned for by the object that it was made of, which may be deleted meanwhile. */
export function refuseGone(subject: ServiceSubject): PlanOutcome {
  const { kind, name } = subject.service;
  return refuse(subject, {
    reason: 'object-gone',
    message: `${kind} "${name}" is not there any more`,
    instead: 'read the service again',
  });
}
