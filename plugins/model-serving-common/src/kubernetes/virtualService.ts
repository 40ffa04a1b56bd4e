import type { FieldReader } from './FieldReader';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface RouteDestination {
  host: string;
  subset: string | undefined;
  /** proportional to the sum of its route; undefined for what is written but is no weight */
  weight: number | undefined;
  /** whether the weight stands there */
  weightGiven: boolean;
}

/** @public */
export interface VirtualServiceRoute {
  name: string;
  /** whether only requests of some clients take it, as told by headers and the like; not by path */
  conditional: boolean;
  destinations: RouteDestination[];
  mirrors: RouteDestination[];
}

/** @public */
export interface VirtualService extends KubeObject {
  hosts: string[];
  gateways: string[];
  http: VirtualServiceRoute[];
  /** where connections are led to by `tcp` and `tls`, which nobody counts as requests */
  connections: RouteDestination[];
}

/** @public */
export const VIRTUAL_SERVICES = defineResource<
  Omit<VirtualService, keyof KubeObject>
>({
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  plural: 'virtualservices',
  kind: 'VirtualService',
  namespaced: true,
  read(virtualService) {
    const spec = virtualService.at('spec');
    return {
      hosts: strings(spec.at('hosts')),
      gateways: strings(spec.at('gateways')),
      http: spec.at('http').list().map(readRoute),
      connections: [spec.at('tcp'), spec.at('tls')]
        .flatMap(routes => routes.list())
        .flatMap(readConnections),
    };
  },
});

function readRoute(http: FieldReader): VirtualServiceRoute {
  const routes = http.at('route').list();
  const matches = http.at('match').list();
  const mirrors = [
    ...(http.at('mirror').exists ? [http.at('mirror')] : []),
    ...http
      .at('mirrors')
      .list()
      .map(mirror => mirror.at('destination')),
  ];
  return {
    name: http.at('name').string() ?? '',
    conditional: matches.length > 0 && matches.every(isForSomeClients),
    destinations: routes.map(route => ({
      ...readDestination(route.at('destination')),
      weight: readWeight(route.at('weight'), routes.length),
      weightGiven: route.at('weight').exists,
    })),
    mirrors: mirrors.map(readDestination),
  };
}

/** What of a match tells clients apart; paths, hosts and ports tell requests of each client apart. */
const CLIENT_FIELDS = [
  'headers',
  'withoutHeaders',
  'queryParams',
  'method',
  'sourceLabels',
  'sourceNamespace',
];

function isForSomeClients(match: FieldReader): boolean {
  return CLIENT_FIELDS.some(field => match.at(field).exists);
}

function readConnections(route: FieldReader): RouteDestination[] {
  return route
    .at('route')
    .list()
    .map(destination => readDestination(destination.at('destination')));
}

/** One without a share of its own. */
function readDestination(destination: FieldReader): RouteDestination {
  return {
    host: destination.at('host').string() ?? '',
    subset: destination.at('subset').string() || undefined,
    weight: 0,
    weightGiven: false,
  };
}

/**
 * A sole destination takes everything; among several an absent weight is 0, other than in an
 * HTTPRoute (istio/api: networking/v1alpha3/virtual_service.proto, HTTPRouteDestination).
 */
function readWeight(
  field: FieldReader,
  destinations: number,
): number | undefined {
  const weight = field.exists ? readCount(field) : 0;
  return weight !== undefined && destinations === 1 ? 100 : weight;
}

function strings(list: FieldReader): string[] {
  return list
    .list()
    .map(item => item.string())
    .filter(item => item !== undefined);
}
