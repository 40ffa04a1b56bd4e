import type { FieldReader } from './FieldReader';
import {
  type GatewayRoute,
  type GatewayRouteRule,
  nameOf,
  readGatewayRoute,
  type RouteMatch,
} from './gatewayRoute';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export type HttpRoute = GatewayRoute;

/** @public */
export type HttpRouteRule = GatewayRouteRule;

/** @public */
export const HTTP_ROUTES = defineResource<Omit<HttpRoute, keyof KubeObject>>({
  group: 'gateway.networking.k8s.io',
  versions: ['v1', 'v1beta1'],
  plural: 'httproutes',
  kind: 'HTTPRoute',
  namespaced: true,
  read: route => readGatewayRoute(route, readMatch),
});

function readMatch(match: FieldReader): RouteMatch {
  return {
    path: match.at('path', 'value').string(),
    headers: match.at('headers').list().map(nameOf),
    queryParams: match.at('queryParams').list().map(nameOf),
    method: match.at('method').string(),
  };
}
