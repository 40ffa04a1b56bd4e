import { known } from '../../../model/known';
import type { Revision } from '../../../model/types';
import type { CanaryVersion } from '../PlanRequest';
import type { WhyNot } from '../WhyNot';

/** Two versions on trial at once: nobody could say which of them a number is about. */
export function whyInFlight(name: string, isThatVersion: boolean): WhyNot {
  return isThatVersion
    ? {
        reason: 'already-started',
        message: `${name} is that version, and it is being brought in already`,
        instead: 'set its weight, promote it or roll it back',
      }
    : {
        reason: 'canary-in-flight',
        message: `${name} is being brought in, and a change of the model now would take its place`,
        instead: 'promote it or roll it back first',
      };
}

/** The same where the revisions of the service tell it. */
export function inFlight(
  revisions: readonly Revision[],
  isThatVersion: (revision: Revision) => boolean,
): WhyNot | undefined {
  const tried = revisions.filter(
    revision => isOnTrial(revision) && mayGetRequests(revision),
  );
  const same = tried.find(isThatVersion);
  const [canary] = same ? [same] : tried;
  return canary && whyInFlight(canary.name, same !== undefined);
}

/** Whether a revision serves the very model that is asked for, as far as its storage URI tells. */
export function holds(
  { storageUri }: Pick<Revision, 'storageUri'>,
  version: CanaryVersion,
): boolean {
  return (
    version.storageUri !== undefined && known(storageUri) === version.storageUri
  );
}

function isOnTrial({ role }: Revision): boolean {
  return role === 'canary' || role === 'candidate';
}

/** By the spec or by the route. What neither tells of a canary may be anything. */
export function mayGetRequests({
  role,
  traffic: { declared, programmed },
}: Pick<Revision, 'role' | 'traffic'>): boolean {
  const shares = [known(declared)?.percent, known(programmed)?.percent];
  return (
    shares.some(share => share !== undefined && share > 0) ||
    (role === 'canary' && shares.every(share => share === undefined))
  );
}
