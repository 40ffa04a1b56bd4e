import {
  type CanaryRun,
  canaryTarget,
  isInFlight,
  known,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';

/** What became of a canary. */
export interface Ending {
  outcome: Exclude<CanaryRun['outcome'], 'in-flight'>;
  /** one sentence */
  detail: string;
}

/** The two revisions that were compared. */
type Compared = Pick<CanaryRun, 'stable' | 'canary'>;

/**
 * What became of a canary by what its service is now; undefined while it is under way.
 *
 * @param service - undefined: it is not there any more
 */
export function howItEnded(
  watched: Compared,
  service: ModelService | undefined,
): Ending | undefined {
  const stable = watched.stable.revision;
  const canary = watched.canary.revision;
  if (!service) {
    return { outcome: 'gone', detail: 'The service is not there any more' };
  }
  const target = canaryTarget(service);
  const isCompared =
    !('reason' in target) &&
    target.stable.name === stable &&
    target.canary.name === canary;
  if (isCompared && isInFlight(target)) {
    return undefined;
  }
  if (isPromoted(watched, service)) {
    return {
      outcome: 'promoted',
      detail: `${canary} was promoted, and has taken the place of ${stable}`,
    };
  }
  if (!('reason' in target) && !isCompared && isInFlight(target)) {
    return {
      outcome: 'replaced',
      detail: `${target.canary.name} is compared with ${target.stable.name} now`,
    };
  }
  return isStable(stable, service)
    ? {
        outcome: 'rolled-back',
        detail: `${canary} gets no traffic any more, ${stable} serves`,
      }
    : {
        outcome: 'gone',
        detail: `${canary} and ${stable} are not compared any more`,
      };
}

/** Where a controller copies what the canary runs to stable, both keep their names. */
function isPromoted({ stable, canary }: Compared, service: ModelService) {
  if (isStable(canary.revision, service)) {
    return true;
  }
  const now = service.revisions.find(({ name }) => name === stable.revision);
  const version = now && known(now.modelVersion);
  const hasItsVersion =
    version !== undefined &&
    version === known(canary.modelVersion) &&
    version !== known(stable.modelVersion);
  return hasItsVersion || service.rollout?.phase === 'Succeeded';
}

function isStable(revision: string, { revisions }: ModelService): boolean {
  return revisions.some(
    ({ name, role }) => name === revision && role === 'stable',
  );
}
