import type { PlanOutcome } from '../../../canary/plan/PlanRequest';
import { known } from '../../../model/known';
import type { Revision } from '../../../model/types';
import { refuse } from '../../../canary/plan/refuse';
import type { KnativeSubject } from './KnativeSubject';
import { planTraffic } from './planTraffic';

/**
 * While another revision has a share, or will get one as soon as it is ready: all requests to the
 * stable one. Afterwards: all to the one before it.
 */
export function rollBackRevision(subject: KnativeSubject): PlanOutcome {
  const { revisions } = subject.service;
  const stable = revisions.find(({ role }) => role === 'stable');
  const others = revisions.filter(revision => revision !== stable);
  if (stable && others.some(hasOrGetsShare)) {
    return backTo(subject, stable);
  }
  if (stable && others.some(({ role }) => role === 'candidate')) {
    return refuse(subject, {
      reason: 'already-rolled-back',
      message: `${stable.name} has all requests, and the newer revision none`,
      instead: 'to go further back, set the weight of an older revision to 100',
    });
  }
  const previous = others.find(({ role }) => role === 'retired');
  return previous
    ? backTo(subject, previous)
    : refuse(subject, {
        reason: 'no-earlier-revision',
        message: 'no earlier revision of it is ready any more',
        instead: 'deploy the earlier version again',
      });
}

function hasOrGetsShare({ traffic }: Revision): boolean {
  return [traffic.programmed, traffic.declared].some(
    share => (known(share)?.percent ?? 0) > 0,
  );
}

function backTo(subject: KnativeSubject, { name }: Revision): PlanOutcome {
  return planTraffic(subject, { shares: new Map([[name, 100]]) });
}
