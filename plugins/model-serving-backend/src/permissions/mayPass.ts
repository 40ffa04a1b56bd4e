import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { ServiceLocation, ServiceQuery } from './modelServiceResource';

/** How many of the services at a location pass. The numbers make min, max and 1 - x work. */
const NONE = 0;
const SOME = 0.5;
const ALL = 1;

/**
 * Whether a service at this location could pass the conditions. Only a definite no hides a
 * cluster's state: a caller who sees fewer services because a cluster is down must be told.
 */
export function mayPass(
  criteria: PermissionCriteria<ServiceQuery>,
  location: ServiceLocation,
): boolean {
  return share(criteria, location) > NONE;
}

/**
 * Whether every service at this location passes for certain. What belongs to no service, a job that
 * trains beside them, is shown to nobody else.
 */
export function mustPass(
  criteria: PermissionCriteria<ServiceQuery>,
  location: ServiceLocation,
): boolean {
  return share(criteria, location) === ALL;
}

function share(
  criteria: PermissionCriteria<ServiceQuery>,
  location: ServiceLocation,
): number {
  if (isAndCriteria(criteria)) {
    return Math.min(...criteria.allOf.map(part => share(part, location)));
  }
  if (isOrCriteria(criteria)) {
    return Math.max(...criteria.anyOf.map(part => share(part, location)));
  }
  if (isNotCriteria(criteria)) {
    return ALL - share(criteria.not, location);
  }
  return shareOfQuery(criteria, location);
}

/** A query with none of our fields comes from a rule that somebody else added. */
function shareOfQuery(query: ServiceQuery, location: ServiceLocation): number {
  if (query.clusters) {
    return query.clusters.includes(location.cluster) ? ALL : NONE;
  }
  if (query.namespaces && location.namespace !== undefined) {
    return query.namespaces.includes(location.namespace) ? ALL : NONE;
  }
  return SOME;
}
