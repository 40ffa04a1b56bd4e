import type { Series } from '../series/Sample';
import type { Labels } from '../sources/MetricSource';

/**
 * Labels that say who scraped a series and not what it counts. Two Prometheis, or two monitors that
 * choose the same pod, have each series twice.
 */
const OF_THE_SCRAPE = [
  'job',
  'endpoint',
  'container',
  'prometheus',
  'prometheus_replica',
  '__replica__',
];
const PODS = ['pod', 'exported_pod', 'pod_name', 'kubernetes_pod_name'];

/**
 * Each series once: of those that differ by their scrape alone the one with the most samples.
 * Where a pod is named its port is part of the scrape too, since proxies merge what their
 * containers expose.
 *
 * @param keeps - labels that tell series of this source apart all the same
 */
export function distinctSeries(
  series: readonly Series[],
  keeps: readonly string[] = [],
): Series[] {
  const byIdentity = new Map<string, Series>();
  for (const each of series) {
    const identity = identityOf(each, keeps);
    const other = byIdentity.get(identity);
    if (!other || each.samples.length > other.samples.length) {
      byIdentity.set(identity, each);
    }
  }
  return [...byIdentity.values()];
}

function identityOf({ name, labels }: Series, keeps: readonly string[]) {
  const dropped = new Set(
    [
      ...OF_THE_SCRAPE,
      ...(podOf(labels) === undefined ? [] : ['instance']),
    ].filter(label => !keeps.includes(label)),
  );
  return JSON.stringify([
    name,
    Object.entries(labels)
      .filter(([label]) => label !== '__name__' && !dropped.has(label))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** The pod that a series is of, where the scrape names it. */
export function podOf(labels: Labels): string | undefined {
  const label = PODS.find(name => labels[name] !== undefined);
  return label === undefined ? undefined : labels[label];
}
