import { plainText } from '../../../kubernetes/plainText';
import type { GpuViolation } from '../../../model/gpuTypes';
import { type HolderGroup, sinceOf } from '../HolderGroup';
import type { HolderMatch, PolicyBase } from '../PolicyBase';
import type { PolicyKind } from '../PolicyKind';
import type { PolicyScope } from '../PolicyScope';
import { readHolderMatch } from '../readHolderMatch';
import { DEFAULT_RESOURCE, readResource, readUnits } from '../readUnits';
import { unitsOf } from '../unitsOf';

/** Some pods together hold no more than so many units, e.g. all experiments of a cluster. @public */
export interface UnitLimit extends PolicyBase {
  kind: 'unit-limit';
  match: HolderMatch;
  /** extended resource name; units of different resources are never added */
  resource: string;
  /** in each cluster */
  limit: number;
}

export const unitLimit: PolicyKind<UnitLimit> = {
  kind: 'unit-limit',
  fields: ['match', 'resource', 'limit'],
  read(item, reading) {
    return {
      kind: 'unit-limit',
      match: readHolderMatch(item.at('match'), reading),
      resource: readResource(item.at('resource')) ?? DEFAULT_RESOURCE,
      limit: readUnits(item, 'limit', reading) ?? 0,
    };
  },
  check(policy, scope) {
    const groups = scope
      .groups(scope.holders(policy.match))
      .filter(group => unitsOf(group, policy.resource) > 0);
    const clusters = new Set(groups.map(({ cluster }) => cluster));
    return {
      violations: [...clusters].flatMap(cluster =>
        beyond(
          policy,
          groups.filter(group => group.cluster === cluster),
          scope,
        ),
      ),
      problems: [scope.unlabelled(policy.match) ?? []].flat(),
    };
  },
};

/** Those who came when the limit was reached already are the ones to ask. */
function beyond(
  { resource, limit }: UnitLimit,
  groups: readonly HolderGroup[],
  scope: PolicyScope,
): GpuViolation[] {
  let total = 0;
  const late = groups.filter(group => {
    total += unitsOf(group, resource);
    return total > limit;
  });
  return late.map(group =>
    scope.violation(group, {
      rule: 'gpu-limit-exceeded',
      severity: 'warning',
      cause: `with ${unitsOf(group, resource)} ${plainText(
        resource,
      )} of it ${total} are held, and ${limit} are allowed`,
      fix: `free ${
        total - limit
      }, or have the limit raised; others came before it`,
      since: sinceOf(group),
    }),
  );
}
