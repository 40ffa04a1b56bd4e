import { condition } from '../../../kubernetes/conditions';
import {
  HTTP_ROUTES,
  type HttpRoute,
  type HttpRouteRule,
} from '../../../kubernetes/httpRoute';
import { type Known, unknown } from '../../../model/known';
import type { NamespaceObjects } from '../../NamespaceObjects';
import {
  agreedShares,
  weightedShares,
  type Shares,
  sumShares,
} from '../../../traffic/namedShares';
import type { SharesRead } from '../../../traffic/trafficOf';
import type { LlmInferenceService } from './llmInferenceService';
import { isStopped, type RoutingGroup } from './RoutingGroup';

/** The weights of the specs, as shares of their sum. A service without a group gets everything. */
export function declaredLlmShares({
  isGroup,
  members,
}: RoutingGroup): SharesRead {
  return isGroup
    ? {
        source: 'spec.router.route.weight',
        shares: weightedShares(
          members.map(member => [
            member.metadata.name,
            isStopped(member) ? 0 : member.weight,
          ]),
        ),
      }
    : {
        source: 'spec.router',
        shares: sumShares([[members[0].metadata.name, 100]]),
      };
}

/**
 * The weights that are really set. Every member has a route of its own that names all members, and
 * clients may come by any of them: what they hold must agree. Where no route can be read, the
 * members' statuses stand for them, being written after the route.
 * (kserve/kserve: pkg/controller/v1alpha2/llmisvc/router_group.go)
 */
export function programmedLlmShares(
  group: RoutingGroup,
  objects: NamespaceObjects,
): SharesRead {
  if (!group.isGroup) {
    return singleShares(group.members[0]);
  }
  const active = group.members.filter(member => !isStopped(member));
  const routes = active.flatMap(
    member => objects.find(HTTP_ROUTES, routeName(member)) ?? [],
  );
  if (routes.length > 0) {
    const owners = backendOwners(group);
    return {
      source: routes
        .map(({ metadata }) => `HTTPRoute/${metadata.name}`)
        .join(', '),
      shares: agreedShares(
        routes.flatMap(route => routeShares(route, owners)),
        'the routes of the group’s members split the traffic differently',
      ),
    };
  }
  return {
    source: 'status.router.group.members',
    shares: agreedShares(
      active.map(statusShares),
      'the statuses of the group’s members tell of different weights',
    ),
  };
}

function singleShares({
  metadata,
  hasRouter,
  conditions,
}: LlmInferenceService): SharesRead {
  const source = 'status.conditions[RouterReady]';
  if (!hasRouter) {
    return { source, shares: unknown('its spec asks for no router') };
  }
  return {
    source,
    shares:
      condition(conditions, 'RouterReady')?.status === 'True'
        ? sumShares([[metadata.name, 100]])
        : unknown('its router is not ready'),
  };
}

function routeName({ metadata }: LlmInferenceService): string {
  return `${metadata.name}-kserve-route`;
}

/** Backend names and whose they are: as statuses tell, else as KServe names them. */
function backendOwners({ members }: RoutingGroup): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { metadata } of members) {
    owners.set(`${metadata.name}-inference-pool`, metadata.name);
    owners.set(`${metadata.name}-kserve-workload-svc`, metadata.name);
  }
  for (const { name, backend } of members.flatMap(m => m.members)) {
    if (backend) {
      owners.set(backend, name);
    }
  }
  return owners;
}

/** Rules that lead to one member only (`/<namespace>/<name>/…`) say nothing of the split. */
function routeShares(
  route: HttpRoute,
  owners: ReadonlyMap<string, string>,
): Array<Known<Shares>> {
  return route.rules
    .filter(rule => isShared(rule, route, owners))
    .map(rule =>
      weightedShares(
        rule.backendRefs.map(({ name, weight }) => [
          owners.get(name) ?? name,
          weight,
        ]),
      ),
    );
}

function isShared(
  { matches, backendRefs }: HttpRouteRule,
  { metadata }: HttpRoute,
  owners: ReadonlyMap<string, string>,
): boolean {
  const own = `/${metadata.namespace}/${metadata.name.replace(
    /-kserve-route$/,
    '',
  )}`;
  const isDirect = matches.some(
    ({ path }) => path === own || path?.startsWith(`${own}/`),
  );
  return !isDirect && backendRefs.some(({ name }) => owners.has(name));
}

function statusShares({ members }: LlmInferenceService): Known<Shares> {
  return members.length === 0
    ? unknown('KServe has not reported the members of the group')
    : weightedShares(
        members.map(({ name, weight, stopped }) => [
          name,
          stopped ? 0 : weight,
        ]),
      );
}
