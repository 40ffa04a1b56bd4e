import type { FieldReader } from './FieldReader';
import {
  type GatewayRoute,
  nameOf,
  readGatewayRoute,
  type RouteMatch,
} from './gatewayRoute';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export const GRPC_ROUTES = defineResource<Omit<GatewayRoute, keyof KubeObject>>(
  {
    group: 'gateway.networking.k8s.io',
    versions: ['v1', 'v1alpha2'],
    plural: 'grpcroutes',
    kind: 'GRPCRoute',
    namespaced: true,
    read: route => readGatewayRoute(route, readMatch),
  },
);

/** A method is a path here: which requests of a client go there, not which clients. */
function readMatch(match: FieldReader): RouteMatch {
  const service = match.at('method', 'service').string();
  const method = match.at('method', 'method').string();
  return {
    path:
      service === undefined && method === undefined
        ? undefined
        : `/${service ?? '*'}/${method ?? '*'}`,
    headers: match.at('headers').list().map(nameOf),
    queryParams: [],
    method: undefined,
  };
}
