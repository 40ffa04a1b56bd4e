import { condition } from '../kubernetes/conditions';
import {
  type BackendRef,
  HTTP_ROUTES,
  type HttpRoute,
  type HttpRouteRule,
} from '../kubernetes/httpRoute';
import { SERVICES, serviceSelects } from '../kubernetes/service';
import { unknown } from '../model/known';
import type { Finding } from '../model/types';
import { findingAbout, quote } from '../diagnosis/finding';
import { kubectlCommand } from '../diagnosis/kubectlCommand';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { mergeSplits } from './mergeSplits';
import type { RoutedMember } from './RoutedMember';
import type { TrafficSplit, RoutedBackend, RoutingRule } from './TrafficSplit';
import { routeUrls } from './routeUrls';
import { splitOfRules } from './splitOfRules';

/** The split by the HTTPRoutes that name the members' Services; undefined when there is none. */
export function httpRouteSplit(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): TrafficSplit | undefined {
  const splits = objects.list(HTTP_ROUTES).flatMap(route => {
    const rules = route.rules
      .map((rule, index) => toRoutingRule(rule, index, members, objects))
      .filter(namesMember);
    return rules.length > 0 ? [toSplit(route, rules)] : [];
  });
  return mergeSplits(splits);
}

/**
 * The weights of the spec are what is declared. They are programmed once a gateway has accepted
 * the route and found its backends.
 */
function toSplit(
  route: HttpRoute,
  rules: readonly RoutingRule[],
): TrafficSplit {
  const source = `HTTPRoute/${route.metadata.name}`;
  const split = splitOfRules(route, rules);
  const refusal = refusalOf(route);
  const pending = refusal ? undefined : pendingReason(route);
  const notProgrammed = refusal?.cause ?? pending;
  return {
    source,
    declared: split.shares,
    programmed:
      notProgrammed === undefined ? split.shares : unknown(notProgrammed),
    mirrored: split.mirrored,
    urls: routeUrls(route),
    ...(pending === undefined ? {} : { pending }),
    findings: refusal ? [...split.findings, refusal] : split.findings,
  };
}

function toRoutingRule(
  rule: HttpRouteRule,
  index: number,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutingRule {
  const mirrors = rule.mirrors.map(ref => toBackend(ref, members, objects));
  return {
    title: rule.name ? `rule "${rule.name}"` : `rules[${index}]`,
    conditional:
      rule.matches.length > 0 &&
      rule.matches.every(
        m =>
          m.headers.length + m.queryParams.length > 0 || m.method !== undefined,
      ),
    backends: rule.backendRefs.map(ref => toBackend(ref, members, objects)),
    mirrored: mirrors.flatMap(mirror => mirror.members),
  };
}

function namesMember({ backends, mirrored }: RoutingRule): boolean {
  return mirrored.length > 0 || backends.some(b => b.members.length > 0);
}

function toBackend(
  { kind, group, name, namespace, weight }: BackendRef,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): RoutedBackend {
  const isHere = (namespace ?? objects.namespace) === objects.namespace;
  const service =
    kind === 'Service' && group === '' && isHere
      ? objects.find(SERVICES, name)
      : undefined;
  return {
    title: `${kind}/${name}`,
    weight,
    members: service
      ? members.filter(({ labels }) => serviceSelects(service, labels))
      : [],
  };
}

/** No gateway serves the route. One that does is enough, since its users are served then. */
function refusalOf(route: HttpRoute): Finding | undefined {
  const refusals = route.parents.map(({ parent, conditions }) => ({
    parent,
    refused: ['Accepted', 'ResolvedRefs']
      .map(type => condition(conditions, type))
      .find(c => c?.status === 'False'),
  }));
  const [first] = refusals;
  if (!first?.refused || refusals.some(r => !r.refused)) {
    return undefined;
  }
  const { parent, refused } = first;
  const isAccepted = refused.type !== 'Accepted';
  return findingAbout(route, {
    rule: isAccepted ? 'route-backends-unresolved' : 'route-not-accepted',
    severity: 'error',
    cause: isAccepted
      ? `${parent} cannot resolve the backends of HTTPRoute "${route.metadata.name}": ${refused.reason}`
      : `${parent} does not accept HTTPRoute "${route.metadata.name}": ${refused.reason}`,
    evidence: refusals.map(r => ({
      source: 'condition' as const,
      detail: `${r.parent}: ${r.refused?.type}=False ${
        r.refused?.reason
      }: ${quote(r.refused?.message ?? '')}`,
    })),
    fix: `correct what the gateway complains of; see ${kubectlCommand(
      route,
      'describe',
      'httproute',
      route.metadata.name,
    )}`,
  });
}

function pendingReason({ metadata, parents }: HttpRoute): string | undefined {
  return parents.length === 0
    ? `no gateway has reported on HTTPRoute "${metadata.name}" yet`
    : undefined;
}
