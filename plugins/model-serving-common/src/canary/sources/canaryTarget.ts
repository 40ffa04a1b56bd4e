import { known } from '../../model/known';
import type { ModelService, Revision } from '../../model/types';

/** The two revisions of a service that are compared. @public */
export interface CanaryTarget {
  service: ModelService;
  stable: Revision;
  canary: Revision;
}

/**
 * Which two revisions are compared, or why there are none: the stable one against the canary that
 * takes traffic; of several the newest, since it is the one that somebody is deciding about.
 *
 * @public
 */
export function canaryTarget(
  service: ModelService,
): CanaryTarget | { reason: string } {
  const { revisions } = service;
  const canaries = revisions.filter(({ role }) => role === 'canary');
  if (canaries.length === 0) {
    return { reason: whyNoCanary(service) };
  }
  const stable = revisions.find(({ role }) => role === 'stable');
  if (stable === undefined) {
    return {
      reason: `no revision is known to be stable, so that there is nothing to compare ${canaries
        .map(({ name }) => name)
        .join(', ')} with`,
    };
  }
  const withTraffic = canaries.filter(takesTraffic);
  const [canary] = (withTraffic.length > 0 ? withTraffic : canaries).sort(
    newestFirst,
  );
  return canary === undefined
    ? { reason: whyNoCanary(service) }
    : { service, stable, canary };
}

/** A share that cannot be told may be traffic. */
function takesTraffic({ traffic }: Revision): boolean {
  const share = known(traffic.programmed) ?? known(traffic.declared);
  return share === undefined || share.percent > 0;
}

function newestFirst(a: Revision, b: Revision): number {
  return (
    born(b) - born(a) ||
    // Names that controllers number grow.
    b.name.localeCompare(a.name, 'en', { numeric: true })
  );
}

/** When its first pod was created; what has none is not newer than what has. */
function born({ pods }: Revision): number {
  const times = pods
    .map(({ createdAt }) => Date.parse(known(createdAt) ?? ''))
    .filter(Number.isFinite);
  return times.length > 0 ? Math.min(...times) : 0;
}

function whyNoCanary({ revisions }: ModelService): string {
  const beside = revisions.filter(
    ({ role }) => role === 'candidate' || role === 'shadow',
  );
  if (revisions.length === 0) {
    return 'no revision of the service is known';
  }
  return beside.length > 0
    ? `no canary is under way: ${beside
        .map(({ name, role }) => `${name} is a ${role}`)
        .join(', ')}, which gets no traffic of its own`
    : 'no canary is under way';
}
