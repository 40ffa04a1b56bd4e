import type { CanaryTarget } from './canaryTarget';
import type { Side } from './Side';
import { SIDES } from './Side';
import { matchersOf } from './matcher';
import type { Labels, MetricSource, RevisionLabel } from './MetricSource';
import { exactly, type NameShape, shapeKey, shapeKeysOf } from './NameShape';
import { podShapes } from './podShapes';
import { type RevisionRoute, sideOf } from './RevisionRoute';
import {
  labelKeys,
  labelLookup,
  processKey,
  processLookup,
} from './SeriesLookup';

/** Labels by which scrapes name the pod, and its namespace. */
const POD_LABELS = [
  { pod: 'pod', namespace: 'namespace' },
  { pod: 'exported_pod', namespace: 'exported_namespace' },
  { pod: 'pod_name', namespace: 'namespace_name' },
  { pod: 'kubernetes_pod_name', namespace: 'kubernetes_namespace' },
] as const;

type Telling = Omit<RevisionRoute, 'target' | 'source' | 'on'>;

/** All ways to tell the two apart, the preferred first: a source's own label, then the pods. */
export function revisionRoutes(
  sources: readonly MetricSource[],
  target: CanaryTarget,
): RevisionRoute[] {
  const pods = byPod(target);
  return sources.flatMap(source => [
    ...source.labels.flatMap(label => byLabel(source, target, label)),
    ...(source.inPods ? pods.map(pod => ({ target, source, ...pod })) : []),
  ]);
}

function byLabel(
  source: MetricSource,
  target: CanaryTarget,
  { label, values, within, on }: RevisionLabel,
): RevisionRoute[] {
  const { service } = target;
  const stable = values(target.stable, service);
  const canary = values(target.canary, service);
  if (stable.length === 0 || canary.length === 0) {
    return [];
  }
  const telling = tellingBy(label, within(service), { stable, canary });
  return [{ target, source, ...(on !== undefined && { on }), ...telling }];
}

function byPod(target: CanaryTarget): Telling[] {
  const stable = podShapes(target.stable);
  const canary = podShapes(target.canary);
  if (
    stable.length === 0 ||
    canary.length === 0 ||
    sharePods(target, stable, canary)
  ) {
    return [];
  }
  const { namespace } = target.service;
  return POD_LABELS.map(labels =>
    tellingBy(
      labels.pod,
      { [labels.namespace]: namespace },
      { stable, canary },
    ),
  );
}

/** Models that one server serves, or versions of one StatefulSet, are in the same pods. */
function sharePods(
  { stable, canary }: CanaryTarget,
  stablePods: readonly NameShape[],
  canaryPods: readonly NameShape[],
): boolean {
  const isAnyOf = (
    shapes: readonly NameShape[],
    pods: readonly { name: string }[],
  ) => {
    const keys = new Set(shapes.map(shapeKey));
    return pods.some(({ name }) => shapeKeysOf(name).some(k => keys.has(k)));
  };
  return isAnyOf(stablePods, canary.pods) || isAnyOf(canaryPods, stable.pods);
}

function tellingBy(
  label: string,
  within: Labels,
  shapes: Readonly<Record<Side, readonly NameShape[]>>,
): Telling {
  const sides = new Map<string, Side>();
  // What would be either side's is stable's, as everywhere: it is not evidence against the canary.
  for (const side of ['canary', 'stable'] as const) {
    for (const key of labelKeys(Object.values(within), shapes[side])) {
      sides.set(key, side);
    }
  }
  return {
    by: label,
    matchers: [
      ...matchersOf(within),
      { label, shapes: SIDES.flatMap(side => shapes[side]) },
    ],
    lookup: labelLookup(label, Object.keys(within)),
    sides,
  };
}

/**
 * The route once it is known which processes are whose: by job and instance, as `target_info`
 * names them.
 *
 * @param infos - labels of the series that carries the revision's
 * @public
 */
export function joined(
  route: RevisionRoute,
  infos: readonly Labels[],
): RevisionRoute | undefined {
  const sides = new Map<string, Side>();
  const instances = new Set<string>();
  for (const labels of infos) {
    const side = sideOf(route, labels);
    if (side !== undefined) {
      sides.set(processKey(labels), side);
      instances.add(labels.instance ?? '');
    }
  }
  if (sides.size === 0) {
    return undefined;
  }
  const { on: _, ...rest } = route;
  return {
    ...rest,
    matchers: [{ label: 'instance', shapes: exactly(...instances) }],
    lookup: processLookup,
    sides,
  };
}
