import type { KnativeService } from '../../kubernetes/knativeService';
import { isReadyRevision } from '../../kubernetes/knativeRevision';
import { known } from '../../model/known';
import type { RevisionRole } from '../../model/types';
import type { Shares } from '../../traffic/namedShares';
import { givenRole } from '../givenRole';
import { declaredShares, programmedShares } from './knativeShares';
import type { KnativeVersion } from './KnativeVersion';

/**
 * The revisions that are told of and what each is there for, the stable one first:
 * - stable: the oldest that takes requests, else the newest ready one;
 * - canary: any other that takes requests;
 * - candidate: a newer one that does not: not ready yet, kept at 0 %, or passed over because all
 *   entries of the traffic name their revisions;
 * - retired: an older one that does not.
 * The mark `modeldeck.io/role` on a Revision goes before all that. Of those that take no requests,
 * only what the Service names or what has pods is told of, and the newest that a roll-back could
 * go to: Knative keeps twenty others for no purpose.
 *
 * @param versions - the oldest first
 */
export function knativeRoles(
  service: KnativeService,
  versions: readonly KnativeVersion[],
): Map<string, RevisionRole> {
  const shares = sharesThatCount(service);
  const given = new Map(
    versions.flatMap(({ name, object }) => {
      const role = object && givenRole([object.metadata]);
      return role ? [[name, role] as const] : [];
    }),
  );
  const stable = stableOf({ service, versions, shares, given });
  const stableAt = versions.findIndex(({ name }) => name === stable);
  const previous = versions
    .slice(0, Math.max(0, stableAt))
    .findLast(({ object }) => object && isReadyRevision(object))?.name;
  const roles = new Map<string, RevisionRole>();
  if (stable !== undefined) {
    roles.set(stable, 'stable');
  }
  for (const [index, version] of [...versions.entries()].reverse()) {
    const { name } = version;
    const isNewer = index > stableAt;
    const role =
      given.get(name) ??
      roleBeside({ hasShare: (shares.get(name) ?? 0) > 0, isNewer });
    const isTold =
      role === 'canary' ||
      given.has(name) ||
      isNamed(service, name) ||
      name === previous ||
      version.pods.length > 0;
    if (isTold && !roles.has(name)) {
      roles.set(name, role);
    }
  }
  return roles;
}

/** The route decides who takes requests; while it is not known, the spec does. */
function sharesThatCount(service: KnativeService): Shares {
  return (
    known(programmedShares(service).shares) ??
    known(declaredShares(service).shares) ??
    new Map()
  );
}

function stableOf({
  service: { latestReady, latestCreated },
  versions,
  shares,
  given,
}: {
  service: KnativeService;
  versions: readonly KnativeVersion[];
  shares: Shares;
  given: ReadonlyMap<string, RevisionRole>;
}): string | undefined {
  const open = versions.filter(({ name }) => !given.has(name));
  return (
    versions.find(({ name }) => given.get(name) === 'stable')?.name ??
    open.find(({ name }) => (shares.get(name) ?? 0) > 0)?.name ??
    [latestReady, latestCreated].find(
      name => name !== undefined && !given.has(name),
    )
  );
}

function roleBeside({
  hasShare,
  isNewer,
}: {
  hasShare: boolean;
  isNewer: boolean;
}): RevisionRole {
  if (hasShare) {
    return 'canary';
  }
  return isNewer ? 'candidate' : 'retired';
}

/** Whether anything in the Service still means it. */
function isNamed(
  { traffic, routed, latestReady, latestCreated }: KnativeService,
  name: string,
): boolean {
  return (
    name === latestReady ||
    name === latestCreated ||
    [...traffic, ...routed].some(({ revision }) => revision === name)
  );
}
