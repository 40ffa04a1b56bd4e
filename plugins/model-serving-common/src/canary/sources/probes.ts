import { probeNames, readingsOf } from './chooseSource';
import { type Matcher, matchersOf, selector, widened } from './matcher';
import { type MetricSource, metricsOf } from './MetricSource';
import type { RevisionRoute } from './RevisionRoute';

/**
 * Selectors of the series that show what is there, and never more than one of a histogram.
 *
 * @param longest - of a pattern in them
 */
export function probes(
  routes: readonly RevisionRoute[],
  longest?: number,
): string[] {
  return byLookup(routes).flatMap(({ matchers, names }) => {
    const counters = [...names.counters];
    const buckets = [...names.buckets];
    const all = matchersOf({ le: '+Inf' });
    return [
      ...(counters.length > 0 ? [selector(counters, matchers, longest)] : []),
      ...(buckets.length > 0
        ? [selector(buckets, [...matchers, ...all], longest)]
        : []),
    ];
  });
}

interface Probe {
  matchers: Matcher[];
  names: { counters: Set<string>; buckets: Set<string> };
}

/** One probe for all sources and canaries that are told by the same labels. */
function byLookup(routes: readonly RevisionRoute[]): Probe[] {
  const alike = groupedBy(routes, ({ lookup }) => lookup.id);
  return [...alike.values()].map(group => ({
    matchers: widened(group.map(({ matchers }) => matchers)),
    names: namesOf(new Set(group.map(({ source }) => source))),
  }));
}

function groupedBy(
  routes: readonly RevisionRoute[],
  keyOf: (route: RevisionRoute) => string,
): Map<string, RevisionRoute[]> {
  const groups = new Map<string, RevisionRoute[]>();
  for (const route of routes) {
    const key = keyOf(route);
    const group = groups.get(key);
    if (group) {
      group.push(route);
    } else {
      groups.set(key, [route]);
    }
  }
  return groups;
}

function namesOf(sources: ReadonlySet<MetricSource>): Probe['names'] {
  const counters = new Set<string>();
  const buckets = new Set<string>();
  for (const source of sources) {
    for (const metric of metricsOf(source)) {
      for (const reading of readingsOf({ source }, metric)) {
        const names = probeNames(reading);
        names.counters.forEach(name => counters.add(name));
        names.buckets.forEach(name => buckets.add(name));
      }
    }
  }
  return { counters, buckets };
}

/** What carries the revision of processes for routes that have to be joined first. */
export function joinProbes(
  routes: readonly RevisionRoute[],
  longest?: number,
): string[] {
  const alike = groupedBy(routes, ({ on = '' }) => on);
  alike.delete('');
  return [...alike].map(([on, group]) =>
    selector([on], widened(group.map(({ matchers }) => matchers)), longest),
  );
}
