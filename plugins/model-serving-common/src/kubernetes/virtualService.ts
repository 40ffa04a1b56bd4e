import type { FieldReader } from './FieldReader';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface RouteDestination {
  host: string;
  subset: string | undefined;
  /** proportional to the sum of its route; undefined for what is written but is no weight */
  weight: number | undefined;
}

/** @public */
export interface VirtualServiceRoute {
  name: string;
  /** whether only some requests take it (a `match` narrower than everything) */
  conditional: boolean;
  destinations: RouteDestination[];
  mirrors: RouteDestination[];
}

/** @public */
export interface VirtualService extends KubeObject {
  hosts: string[];
  gateways: string[];
  http: VirtualServiceRoute[];
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
    };
  },
});

function readRoute(http: FieldReader): VirtualServiceRoute {
  const routes = http.at('route').list();
  const mirrors = [
    ...(http.at('mirror').exists ? [http.at('mirror')] : []),
    ...http
      .at('mirrors')
      .list()
      .map(mirror => mirror.at('destination')),
  ];
  return {
    name: http.at('name').string() ?? '',
    conditional: http.at('match').list().length > 0,
    destinations: routes.map(route =>
      readDestination(
        route.at('destination'),
        readWeight(route.at('weight'), routes.length),
      ),
    ),
    mirrors: mirrors.map(mirror => readDestination(mirror, 0)),
  };
}

function readDestination(
  destination: FieldReader,
  weight: number | undefined,
): RouteDestination {
  return {
    host: destination.at('host').string() ?? '',
    subset: destination.at('subset').string() || undefined,
    weight,
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
