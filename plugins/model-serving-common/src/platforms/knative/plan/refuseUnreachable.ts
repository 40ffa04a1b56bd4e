import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import {
  isReadyRevision,
  KNATIVE_REVISIONS,
} from '../../../kubernetes/knativeRevision';
import { refuse } from '../../../canary/plan/refuse';
import type { KnativeSubject } from './KnativeSubject';
import type { TrafficEntry } from './targetsFor';

/**
 * Knative programs all entries or none: one revision that is gone or not ready, be it at 0 % for
 * its tag, keeps the route as it was.
 */
export function refuseUnreachable(
  subject: KnativeSubject,
  entries: readonly TrafficEntry[],
): PlanOutcome | undefined {
  const { latestReady } = subject.object;
  return entries
    .flatMap(({ revisionName = latestReady }) => revisionName ?? [])
    .map(name => refuseRevision(subject, name))
    .find(refusal => refusal !== undefined);
}

function refuseRevision(
  subject: KnativeSubject,
  name: string,
): PlanOutcome | undefined {
  const { objects } = subject.context;
  const cannotTell = objects.cannotTell(KNATIVE_REVISIONS);
  if (cannotTell !== undefined) {
    return refuse(subject, {
      reason: 'revision-unread',
      message: `whether revision ${name} still exists cannot be told: ${cannotTell}`,
      instead: 'ask for the right to read revisions.serving.knative.dev',
    });
  }
  const revision = objects.find(KNATIVE_REVISIONS, name);
  if (!revision) {
    return refuse(subject, {
      reason: 'revision-gone',
      message: `revision ${name} does not exist: Knative deletes revisions without traffic in time, and programs no entry while one names such a revision`,
      instead: `take its entry out of spec.traffic, or deploy its image again as a new revision of ${subject.service.name}`,
    });
  }
  return isReadyRevision(revision)
    ? undefined
    : refuse(subject, {
        reason: 'revision-not-ready',
        message: `revision ${name} is not ready, and Knative programs no entry while one names such a revision`,
        instead: 'find out why it is not ready, or wait until it is',
      });
}
