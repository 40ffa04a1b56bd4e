import type { CanaryTarget } from './canaryTarget';
import type { Side } from './Side';
import { SIDES } from './Side';
import { matchersOf } from './matcher';
import type { Labels, MetricSource, RevisionLabel } from './MetricSource';
import { podPattern } from './podPattern';
import type { RevisionRoute } from './RevisionRoute';

/** Labels by which scrapes name the pod, and its namespace. */
const POD_LABELS = [
  { pod: 'pod', namespace: 'namespace' },
  { pod: 'exported_pod', namespace: 'exported_namespace' },
  { pod: 'pod_name', namespace: 'namespace_name' },
  { pod: 'kubernetes_pod_name', namespace: 'kubernetes_namespace' },
] as const;

/** All ways to tell the two apart, the preferred first: a source's own label, then the pods. */
export function revisionRoutes(
  sources: readonly MetricSource[],
  target: CanaryTarget,
): RevisionRoute[] {
  return sources.flatMap(source => [
    ...source.labels.flatMap(label => byLabel(source, target, label)),
    ...(source.inPods ? byPod(source, target) : []),
  ]);
}

function byLabel(
  source: MetricSource,
  target: CanaryTarget,
  { label, pattern, within, on }: RevisionLabel,
): RevisionRoute[] {
  const { service } = target;
  const route = routeBy(label, within(service), {
    stable: pattern(target.stable, service),
    canary: pattern(target.canary, service),
  });
  return [{ target, source, ...(on !== undefined && { on }), ...route }];
}

function byPod(source: MetricSource, target: CanaryTarget): RevisionRoute[] {
  const stable = podPattern(target.stable);
  const canary = podPattern(target.canary);
  if (
    stable === undefined ||
    canary === undefined ||
    sharePods(target, stable, canary)
  ) {
    return [];
  }
  const { namespace } = target.service;
  return POD_LABELS.map(labels => ({
    target,
    source,
    ...routeBy(
      labels.pod,
      { [labels.namespace]: namespace },
      {
        stable,
        canary,
      },
    ),
  }));
}

/** Models that one server serves, or versions of one StatefulSet, are in the same pods. */
function sharePods(
  { stable, canary }: CanaryTarget,
  stablePods: string,
  canaryPods: string,
): boolean {
  const isAnyOf = (pattern: string, names: readonly { name: string }[]) =>
    names.some(({ name }) => new RegExp(`^(?:${pattern})$`).test(name));
  return isAnyOf(stablePods, canary.pods) || isAnyOf(canaryPods, stable.pods);
}

function routeBy(
  label: string,
  within: Labels,
  patterns: Readonly<Record<Side, string>>,
): Pick<RevisionRoute, 'by' | 'matchers' | 'sideOf'> {
  // Asked of every series there is, so nothing is compiled twice.
  const expressions = SIDES.map(
    side => [side, new RegExp(`^(?:${patterns[side]})$`)] as const,
  );
  const place = Object.entries(within);
  return {
    by: label,
    matchers: [
      ...matchersOf(within),
      { label, pattern: SIDES.map(side => patterns[side]).join('|') },
    ],
    sideOf(labels) {
      const value = labels[label];
      const isHere = place.every(([key, own]) => labels[key] === own);
      return value !== undefined && isHere
        ? expressions.find(([, expression]) => expression.test(value))?.[0]
        : undefined;
    },
  };
}

/**
 * The route once it is known which processes are whose: by job and instance, as `target_info`
 * names them.
 *
 * @param infos - labels of the series that carries the revision's
 */
export function joined(
  route: RevisionRoute,
  infos: readonly Labels[],
): RevisionRoute | undefined {
  const processes = new Map<string, Side>();
  for (const labels of infos) {
    const side = route.sideOf(labels);
    if (side !== undefined) {
      processes.set(processOf(labels), side);
    }
  }
  const instances = infos.filter(labels => processes.has(processOf(labels)));
  if (instances.length === 0) {
    return undefined;
  }
  const { on: _, ...rest } = route;
  return {
    ...rest,
    matchers: [
      {
        label: 'instance',
        pattern: [
          ...new Set(
            instances.flatMap(({ instance = '' }) =>
              matchersOf({ instance }).map(({ pattern }) => pattern),
            ),
          ),
        ].join('|'),
      },
    ],
    sideOf: labels => processes.get(processOf(labels)),
  };
}

function processOf({ job = '', instance = '' }: Labels): string {
  return JSON.stringify([job, instance]);
}
