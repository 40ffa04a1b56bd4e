import {
  DESTINATION_RULES,
  type DestinationRule,
} from '../kubernetes/destinationRule';
import type { GatewayRoute } from '../kubernetes/gatewayRoute';
import { GRPC_ROUTES } from '../kubernetes/grpcRoute';
import { HTTP_ROUTES } from '../kubernetes/httpRoute';
import {
  EXPERIMENTAL_INFERENCE_POOLS,
  INFERENCE_POOLS,
} from '../kubernetes/inferencePool';
import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import { SERVICES } from '../kubernetes/service';
import {
  VIRTUAL_SERVICES,
  type VirtualService,
} from '../kubernetes/virtualService';
import type {
  NamespaceObjects,
  ObjectIndex,
} from '../platforms/NamespaceObjects';
import type { RoutedMember } from './RoutedMember';

/**
 * A namespace may hold thousands of services. Looking at each route for each of them would take
 * the square of that; what may lead to a member is looked up by what it names instead.
 */
export const SERVICES_BY_LABEL = bySelector(SERVICES);
export const POOLS_BY_LABEL = [
  bySelector(INFERENCE_POOLS),
  bySelector(EXPERIMENTAL_INFERENCE_POOLS),
];
export const HTTP_ROUTES_BY_BACKEND = byBackend(HTTP_ROUTES);
export const GRPC_ROUTES_BY_BACKEND = byBackend(GRPC_ROUTES);

export const VIRTUAL_SERVICES_BY_HOST: ObjectIndex<VirtualService> = {
  type: VIRTUAL_SERVICES,
  keysOf: ({ http, connections }) =>
    unique(
      [
        ...http.flatMap(route => [...route.destinations, ...route.mirrors]),
        ...connections,
      ].map(({ host }) => firstLabel(host)),
    ),
};

export const DESTINATION_RULES_BY_HOST: ObjectIndex<DestinationRule> = {
  type: DESTINATION_RULES,
  keysOf: ({ host }) => [firstLabel(host)],
};

/** Of a host: a Service's name where it is one of the namespace. */
export function firstLabel(host: string): string {
  return host.split('.')[0] ?? '';
}

/** What may select pods of the members; each is still to be asked whether it does. */
export function selecting<T extends KubeObject>(
  index: ObjectIndex<T>,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): T[] {
  const labels = members.flatMap(member => Object.entries(member.labels));
  return lookUpAll(
    index,
    labels.map(([key, value]) => `${key}=${value}`),
    objects,
  );
}

/** What is found under any of the keys, once and by name. */
export function lookUpAll<T extends KubeObject>(
  index: ObjectIndex<T>,
  keys: readonly string[],
  objects: NamespaceObjects,
): T[] {
  const found = unique(keys).flatMap(key => objects.lookup(index, key));
  return unique(found).sort(({ metadata: a }, { metadata: b }) =>
    a.name < b.name ? -1 : 1,
  );
}

/** Under the longest label that it selects by, which the fewest have in common. */
function bySelector<
  T extends KubeObject & { selector: Record<string, string> },
>(type: ResourceType<T>): ObjectIndex<T> {
  return {
    type,
    keysOf({ selector }) {
      const [longest] = Object.entries(selector)
        .map(([key, value]) => `${key}=${value}`)
        .sort((a, b) => b.length - a.length);
      return longest === undefined ? [] : [longest];
    },
  };
}

function byBackend(
  type: ResourceType<GatewayRoute>,
): ObjectIndex<GatewayRoute> {
  return {
    type,
    keysOf: ({ rules }) =>
      unique(
        rules
          .flatMap(({ backendRefs, mirrors }) => [...backendRefs, ...mirrors])
          .map(({ kind, name }) => `${kind}/${name}`),
      ),
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
