import { includesLabels } from '../kubernetes/labelSelector';
import { SERVICES, serviceSelects } from '../kubernetes/service';
import {
  type RouteDestination,
  VIRTUAL_SERVICES,
  type VirtualService,
  type VirtualServiceRoute,
} from '../kubernetes/virtualService';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { memberServices } from './memberServices';
import type { RoutedMember } from './RoutedMember';
import type { RoutedRoute } from './RoutedRoute';
import {
  DESTINATION_RULES_BY_HOST,
  firstLabel,
  lookUpAll,
  VIRTUAL_SERVICES_BY_HOST,
} from './routingIndexes';
import { namesMember, type RoutingRule } from './RoutingRule';

/** Which members answer at a destination. */
type Resolve = (destination: RouteDestination) => RoutedMember[];

/**
 * The Istio VirtualServices that lead requests to the members, with subsets from
 * DestinationRules. Istio reports on neither in their status.
 */
export function virtualServiceRoutes(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutedRoute[] {
  const resolve = resolver(members, objects);
  return leadingTo(members, objects).flatMap(virtualService => {
    const rules = virtualService.http
      .map((route, index) => toRoutingRule(route, index, resolve))
      .filter(namesMember);
    return rules.length === 0
      ? []
      : [
          {
            type: VIRTUAL_SERVICES,
            object: virtualService,
            rules,
            urls: virtualService.hosts
              .filter(isExternalHost)
              .map(host => `http://${host}`),
            findings: [],
          },
        ];
  });
}

/** The VirtualService that leads connections to the members by `tcp` or `tls`, if one does. */
export function connectionSplitter(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): string | undefined {
  const resolve = resolver(members, objects);
  return leadingTo(members, objects).find(({ connections }) =>
    connections.some(d => resolve(d).length > 0),
  )?.metadata.name;
}

/** Those that name a Service of the members, in whichever way. */
function leadingTo(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): VirtualService[] {
  const names = memberServices(members, objects).map(s => s.metadata.name);
  return lookUpAll(VIRTUAL_SERVICES_BY_HOST, names, objects);
}

function toRoutingRule(
  { name, conditional, destinations, mirrors }: VirtualServiceRoute,
  index: number,
  resolve: Resolve,
): RoutingRule {
  return {
    title: name ? `route "${name}"` : `http[${index}]`,
    conditional,
    backends: destinations.map((destination, position) => ({
      title: titleOf(destination),
      weight: destination.weight,
      weightGiven: destination.weightGiven,
      pointer: `/spec/http/${index}/route/${position}`,
      identity: identityOf(destination),
      members: resolve(destination),
    })),
    mirrored: mirrors.flatMap(resolve),
  };
}

function titleOf({ host, subset }: RouteDestination): string {
  return subset ? `host ${host} subset ${subset}` : `host ${host}`;
}

function identityOf({ host, subset }: RouteDestination) {
  const named = { pointer: '/destination/host', value: host };
  return subset === undefined
    ? [named]
    : [named, { pointer: '/destination/subset', value: subset }];
}

function resolver(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): Resolve {
  return ({ host, subset }) => {
    const service = serviceOfHost(host, objects);
    const subsetOnly = subset ? subsetLabels(host, subset, objects) : {};
    return service && subsetOnly
      ? members.filter(
          ({ labels }) =>
            serviceSelects(service, labels) &&
            includesLabels(labels, subsetOnly),
        )
      : [];
  };
}

function serviceOfHost(host: string, objects: NamespaceObjects) {
  const name = localName(host, objects.namespace);
  return name === undefined ? undefined : objects.find(SERVICES, name);
}

/** A subset that no DestinationRule defines has no endpoints: Istio answers 503 for it. */
function subsetLabels(
  host: string,
  subset: string,
  objects: NamespaceObjects,
): Record<string, string> | undefined {
  const name = localName(host, objects.namespace);
  return objects
    .lookup(DESTINATION_RULES_BY_HOST, firstLabel(host))
    .filter(rule => localName(rule.host, objects.namespace) === name)
    .flatMap(rule => rule.subsets)
    .find(s => s.name === subset)?.labels;
}

/** `fraud`, `fraud.team` or `fraud.team.svc.cluster.local` → `fraud` within the namespace team. */
function localName(host: string, namespace: string): string | undefined {
  const [name, hostNamespace = namespace, svc = 'svc'] = host.split('.');
  return hostNamespace === namespace && svc === 'svc' ? name : undefined;
}

/** Within the mesh a short name or a cluster name is used; the endpoints list those already. */
function isExternalHost(host: string): boolean {
  return host.includes('.') && !/\.svc(\.|$)/.test(host) && !host.includes('*');
}
