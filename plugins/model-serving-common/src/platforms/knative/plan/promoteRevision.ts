import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { failingPods, readyReplicas } from '../../../health/revisionReadiness';
import type { KnativeService } from '../../../kubernetes/knativeService';
import type { Revision } from '../../../model/types';
import { refuse } from '../../../canary/plan/refuse';
import type { KnativeSubject } from './KnativeSubject';
import { planTraffic } from './planTraffic';

/**
 * All requests to the new revision. Where an entry follows the latest revision, and that is the
 * new one, it goes on following: naming the revision would pass over what is deployed next.
 */
export function promoteRevision(subject: KnativeSubject): PlanOutcome {
  const { object, service } = subject;
  const canaries = service.revisions.filter(({ role }) => role === 'canary');
  const candidates = service.revisions.filter(
    ({ role }) => role === 'candidate',
  );
  const [target, ...others] = canaries.length > 0 ? canaries : candidates;
  if (!target || others.length > 0) {
    return refuseChoice(subject, target ? [target, ...others] : []);
  }
  if (hasOnlyFailingPods(target)) {
    return refuse(subject, {
      reason: 'canary-failing',
      message: `no pod of revision ${target.name} can run, and it would get all requests`,
      instead: 'roll back, and deploy a revision whose pods run',
    });
  }
  const goal = { shares: new Map([[target.name, 100]]) };
  return planTraffic(
    subject,
    followsLatest(object) && isLatest(object, target)
      ? { ...goal, following: target.name }
      : goal,
  );
}

function refuseChoice(
  subject: KnativeSubject,
  targets: readonly Revision[],
): PlanOutcome {
  return targets.length === 0
    ? refuse(subject, {
        reason: 'no-canary',
        message: 'no revision is newer than the one that takes all requests',
        instead: 'deploy a new version first',
      })
    : refuse(subject, {
        reason: 'several-canaries',
        message: `several revisions could be promoted: ${targets
          .map(({ name }) => name)
          .join(', ')}`,
        instead: 'set the weight of the one that is meant to 100',
      });
}

function hasOnlyFailingPods(revision: Revision): boolean {
  return failingPods(revision).length > 0 && readyReplicas(revision) === 0;
}

function followsLatest({ traffic }: KnativeService): boolean {
  return (
    traffic.length === 0 ||
    traffic.some(({ revision }) => revision === undefined)
  );
}

function isLatest(
  { latestReady, latestCreated }: KnativeService,
  { name }: Revision,
): boolean {
  return name === latestReady && name === latestCreated;
}
