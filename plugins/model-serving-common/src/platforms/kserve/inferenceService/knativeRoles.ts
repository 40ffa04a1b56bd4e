import type { RevisionRole } from '../../../model/types';
import type { InferenceService } from './inferenceService';

/**
 * The revisions of a service and what each is there for, the stable one first:
 * - stable: the one that was last rolled out to 100 %, or the only one there is;
 * - canary: the newest ready one when another is stable, or the newest created one while a
 *   percent asks for a canary;
 * - candidate: a newest one that is to replace the stable one, but is not ready yet;
 * - retired: the one rolled out before, while it still exists, and any other that Knative
 *   reports traffic for.
 */
export function knativeRoles(
  service: InferenceService,
  exists: (revision: string) => boolean,
): Map<string, RevisionRole> {
  const { predictor, predictorStatus: status } = service;
  const stable = status.latestRolledout ?? status.latestReady;
  const roles = new Map<string, RevisionRole>();
  const give = (name: string | undefined, role: RevisionRole) => {
    if (name !== undefined && !roles.has(name)) {
      roles.set(name, role);
    }
  };
  const isCanary = predictor.canaryTrafficPercent !== undefined;
  give(stable ?? status.latestCreated, 'stable');
  give(status.latestReady, 'canary');
  give(
    status.latestCreated,
    isCanary && roles.size < 2 ? 'canary' : 'candidate',
  );
  if (status.previousRolledout && exists(status.previousRolledout)) {
    give(status.previousRolledout, 'retired');
  }
  for (const { revision, percent } of status.traffic) {
    give(revision || undefined, percent > 0 ? 'canary' : 'retired');
  }
  return roles;
}
