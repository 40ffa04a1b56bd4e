import type { Known } from '../../model/known';
import { known } from '../../model/known';
import type { RevisionRole } from '../../model/types';
import { givenRole } from '../givenRole';
import type { Predictor } from './predictor';

/** A predictor with what its role follows from. */
export interface PredictorAge {
  predictor: Predictor;
  /** of its oldest Deployment; undefined where none was read */
  createdAt: string | undefined;
  wanted: Known<number>;
}

/**
 * Roles by predictor name. A label or annotation `modeldeck.io/role` on the predictor decides. Else:
 * 1. `shadow: true` is the shadow;
 * 2. stable is the oldest one with traffic, by its Deployment or, where that is not known of all,
 *    by the order in the spec, to whose end canaries are added: the greater share would make roles
 *    change in the middle of a canary;
 * 3. of the rest, one with traffic is a canary; without, it is retired when it is older than
 *    stable or wants no replicas, else a candidate.
 */
export function predictorRoles(
  predictors: readonly PredictorAge[],
): ReadonlyMap<string, RevisionRole> {
  const byAge = sortedByAge(predictors);
  const roles = new Map<string, RevisionRole>();
  for (const { predictor } of byAge) {
    const role =
      givenRole([predictor]) ?? (predictor.shadow ? 'shadow' : undefined);
    if (role) {
      roles.set(predictor.name, role);
    }
  }
  const open = byAge.filter(({ predictor }) => !roles.has(predictor.name));
  const stable = [...roles.values()].includes('stable')
    ? undefined
    : open.find(takesTraffic) ?? open[0];
  for (const version of open) {
    roles.set(
      version.predictor.name,
      version === stable ? 'stable' : roleBeside(stable, version, open),
    );
  }
  return roles;
}

function roleBeside(
  stable: PredictorAge | undefined,
  version: PredictorAge,
  byAge: readonly PredictorAge[],
): RevisionRole {
  if (takesTraffic(version)) {
    return 'canary';
  }
  const isOlder =
    stable !== undefined && byAge.indexOf(version) < byAge.indexOf(stable);
  return isOlder || known(version.wanted) === 0 ? 'retired' : 'candidate';
}

/** Traffic that is malformed may be any. */
function takesTraffic({ predictor: { traffic } }: PredictorAge): boolean {
  return traffic !== 0;
}

function sortedByAge(predictors: readonly PredictorAge[]): PredictorAge[] {
  if (predictors.some(({ createdAt }) => createdAt === undefined)) {
    return [...predictors];
  }
  return [...predictors].sort(({ createdAt: a = '' }, { createdAt: b = '' }) =>
    a < b ? -1 : Number(a > b),
  );
}
