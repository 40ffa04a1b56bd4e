import type {
  BackendRef,
  GatewayRoute,
  GatewayRouteRule,
} from '../kubernetes/gatewayRoute';
import type {
  NamespaceObjects,
  ObjectIndex,
} from '../platforms/NamespaceObjects';
import type { KubeObject } from '../kubernetes/resourceType';
import { backendMembers } from './backendMembers';
import { routeRefusal } from './routeRefusal';
import { memberServices } from './memberServices';
import { poolFindings } from './poolFindings';
import type { RoutedMember } from './RoutedMember';
import type { RoutedRoute } from './RoutedRoute';
import { routeUrls } from './routeUrls';
import {
  GRPC_ROUTES_BY_BACKEND,
  HTTP_ROUTES_BY_BACKEND,
  lookUpAll,
  POOLS_BY_LABEL,
  selecting,
} from './routingIndexes';
import {
  namesMember,
  type RoutingRule,
  type RoutedBackend,
} from './RoutingRule';

/** What each backend of a route comes to. */
type Resolve = (
  ref: BackendRef,
) => Pick<RoutedBackend, 'members' | 'untold' | 'elsewhere'>;

/** The HTTPRoutes that lead to the members. */
export function httpRoutes(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutedRoute[] {
  return routesOf(HTTP_ROUTES_BY_BACKEND, members, objects);
}

/** The GRPCRoutes that lead to the members. */
export function grpcRoutes(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutedRoute[] {
  return routesOf(GRPC_ROUTES_BY_BACKEND, members, objects);
}

function routesOf(
  byBackend: ObjectIndex<GatewayRoute>,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutedRoute[] {
  const resolve: Resolve = ref => backendMembers(ref, members, objects);
  const backends = [
    ...memberServices(members, objects).map(nameOfBackend),
    ...POOLS_BY_LABEL.flatMap(pools =>
      selecting(pools, members, objects).map(nameOfBackend),
    ),
  ];
  return lookUpAll(byBackend, backends, objects).flatMap(route => {
    const rules = route.rules
      .map((rule, index) => toRoutingRule(rule, index, resolve))
      .filter(namesMember);
    const refusal = routeRefusal(route);
    const pending = refusal ? undefined : pendingReason(route);
    return rules.length === 0
      ? []
      : [
          {
            type: byBackend.type,
            object: route,
            rules,
            urls: routeUrls(route),
            ...(refusal && { refusal }),
            ...(pending !== undefined && { pending }),
            findings: poolFindings(route, objects),
          },
        ];
  });
}

function nameOfBackend({ kind, metadata }: KubeObject): string {
  return `${kind}/${metadata.name}`;
}

function toRoutingRule(
  rule: GatewayRouteRule,
  index: number,
  resolve: Resolve,
): RoutingRule {
  return {
    title: rule.name ? `rule "${rule.name}"` : `rules[${index}]`,
    conditional:
      rule.matches.length > 0 &&
      rule.matches.every(
        m =>
          m.headers.length + m.queryParams.length > 0 || m.method !== undefined,
      ),
    backends: rule.backendRefs.map((ref, position) => ({
      title: `${ref.kind}/${ref.name}`,
      weight: ref.weight,
      weightGiven: ref.weightGiven,
      pointer: `/spec/rules/${index}/backendRefs/${position}`,
      identity: [{ pointer: '/name', value: ref.name }],
      ...resolve(ref),
    })),
    mirrored: rule.mirrors.flatMap(ref => resolve(ref).members),
  };
}

function pendingReason({
  kind,
  metadata,
  parents,
}: GatewayRoute): string | undefined {
  return parents.length === 0
    ? `no gateway has reported on ${kind} "${metadata.name}" yet`
    : undefined;
}
