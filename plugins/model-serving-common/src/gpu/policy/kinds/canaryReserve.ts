import { plainText } from '../../../kubernetes/plainText';
import { unknown } from '../../../model/known';
import type { GpuPool, GpuViolation } from '../../../model/gpuTypes';
import { type HolderGroup, sinceOf } from '../HolderGroup';
import type { PolicyBase } from '../PolicyBase';
import type { PolicyHolder } from '../PolicyFacts';
import type { PolicyKind } from '../PolicyKind';
import type { PolicyScope } from '../PolicyScope';
import { DEFAULT_RESOURCE, readResource, readUnits } from '../readUnits';
import { unitsOf } from '../unitsOf';

/** Each of its pools keeps some units free, or in the hands of canaries. @public */
export interface CanaryReserve extends PolicyBase {
  kind: 'canary-reserve';
  resource: string;
  units: number;
}

const CANARY_ROLES: readonly string[] = ['canary', 'candidate', 'shadow'];

export const canaryReserve: PolicyKind<CanaryReserve> = {
  kind: 'canary-reserve',
  fields: ['resource', 'units'],
  read(item, reading) {
    return {
      kind: 'canary-reserve',
      resource: readResource(item.at('resource')) ?? DEFAULT_RESOURCE,
      units: readUnits(item, 'units', reading) ?? 0,
    };
  },
  check(policy, scope) {
    const isCanary = canaryTest(scope);
    return {
      violations: scope.pools
        .filter(pool => has(pool, policy.resource))
        .flatMap(pool => checkPool(policy, pool, scope, isCanary)),
      problems: [],
    };
  },
};

function has({ amounts }: GpuPool, resource: string): boolean {
  return amounts.some(row => row.resource === resource);
}

function checkPool(
  { resource, units }: CanaryReserve,
  pool: GpuPool,
  scope: PolicyScope,
  isCanary: (holder: PolicyHolder) => boolean,
): GpuViolation[] {
  const free = pool.amounts
    .filter(row => row.resource === resource)
    .reduce((sum, row) => sum + row.free, 0);
  const here = scope.holders({}).filter(holder => holder.pool === pool.id);
  const ofCanaries = unitsOf({ holders: here.filter(isCanary) }, resource);
  const missing = units - free - ofCanaries;
  if (missing <= 0) {
    return [];
  }
  const takers = scope
    .groups(here.filter(holder => !isCanary(holder)))
    .filter(group => unitsOf(group, resource) > 0);
  const last = takers[takers.length - 1] ?? nobody(pool);
  return [
    scope.violation(last, {
      rule: 'gpu-canary-reserve-taken',
      severity: 'warning',
      cause: `${free} ${plainText(resource)} are free in pool ${
        pool.name
      }, and ${units} are to be kept for canaries${
        ofCanaries > 0 ? `, which hold ${ofCanaries} now` : ''
      }`,
      fix: `free ${missing} in this pool, or the next canary waits; ${
        takers.length > 0
          ? 'it came last'
          : 'nothing holds them: mend its nodes'
      }`,
      since: takers.length > 0 ? sinceOf(last) : unknown('nobody took them'),
    }),
  ];
}

/** Devices may be missing that nobody holds, since they are not healthy. */
function nobody({ cluster, id, name }: GpuPool): HolderGroup {
  return {
    cluster,
    namespace: '',
    pool: id,
    service: undefined,
    subject: plainText(`GpuPool/${name}`),
    who: unknown('nobody holds what is missing'),
    holders: [],
    accelerators: [],
  };
}

function canaryTest({ facts }: PolicyScope) {
  const canaries = new Set(
    facts.services.flatMap(({ service, revisions }) =>
      revisions
        .filter(({ role }) => CANARY_ROLES.includes(role))
        .map(({ revision }) => JSON.stringify([service, revision])),
    ),
  );
  return ({ service, revision }: PolicyHolder) =>
    canaries.has(JSON.stringify([service, revision]));
}
