import { DESTINATION_RULES } from '../kubernetes/destinationRule';
import { includesLabels } from '../kubernetes/labelSelector';
import { SERVICES, serviceSelects } from '../kubernetes/service';
import {
  type RouteDestination,
  VIRTUAL_SERVICES,
  type VirtualService,
  type VirtualServiceRoute,
} from '../kubernetes/virtualService';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { mergeSplits } from './mergeSplits';
import type { RoutedMember } from './RoutedMember';
import type { TrafficSplit, RoutedBackend, RoutingRule } from './TrafficSplit';
import { splitOfRules } from './splitOfRules';

/**
 * The split by the Istio VirtualServices that lead to the members, with subsets from
 * DestinationRules. Istio reports on neither in their status, so what the route holds counts as
 * programmed.
 */
export function virtualServiceSplit(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): TrafficSplit | undefined {
  const splits = objects.list(VIRTUAL_SERVICES).flatMap(virtualService => {
    const rules = virtualService.http
      .map((route, index) => toRoutingRule(route, index, members, objects))
      .filter(namesMember);
    return rules.length > 0 ? [toSplit(virtualService, rules)] : [];
  });
  return mergeSplits(splits);
}

function toSplit(
  virtualService: VirtualService,
  rules: readonly RoutingRule[],
): TrafficSplit {
  const split = splitOfRules(virtualService, rules);
  return {
    source: `VirtualService/${virtualService.metadata.name}`,
    declared: split.shares,
    programmed: split.shares,
    mirrored: split.mirrored,
    urls: virtualService.hosts
      .filter(isExternalHost)
      .map(host => `http://${host}`),
    findings: split.findings,
  };
}

function toRoutingRule(
  { name, conditional, destinations, mirrors }: VirtualServiceRoute,
  index: number,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutingRule {
  const copies = mirrors.map(m => toBackend(m, members, objects));
  return {
    title: name ? `route "${name}"` : `http[${index}]`,
    conditional,
    backends: destinations.map(d => toBackend(d, members, objects)),
    mirrored: copies.flatMap(copy => copy.members),
  };
}

function namesMember({ backends, mirrored }: RoutingRule): boolean {
  return mirrored.length > 0 || backends.some(b => b.members.length > 0);
}

function toBackend(
  { host, subset, weight }: RouteDestination,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutedBackend {
  const title = subset ? `host ${host} subset ${subset}` : `host ${host}`;
  const service = serviceOfHost(host, objects);
  const subsetOnly = subset ? subsetLabels(host, subset, objects) : {};
  if (!service || !subsetOnly) {
    return { title, weight, members: [] };
  }
  return {
    title,
    weight,
    members: members.filter(
      ({ labels }) =>
        serviceSelects(service, labels) && includesLabels(labels, subsetOnly),
    ),
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
    .list(DESTINATION_RULES)
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
