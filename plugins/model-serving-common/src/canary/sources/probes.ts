import { probeNames, readingsOf } from './chooseSource';
import { type Matcher, matchersOf, selector, widened } from './matcher';
import { metricsOf } from './MetricSource';
import type { RevisionRoute } from './RevisionRoute';

/** Selectors of the series that show what is there, and never more than one of a histogram. */
export function probes(routes: readonly RevisionRoute[]): string[] {
  return [...byMatchers(routes).values()].flatMap(({ matchers, names }) => {
    const counters = [...names.counters];
    const buckets = [...names.buckets];
    return [
      ...(counters.length > 0 ? [selector(counters, matchers)] : []),
      ...(buckets.length > 0
        ? [selector(buckets, [...matchers, ...matchersOf({ le: '+Inf' })])]
        : []),
    ];
  });
}

interface Probe {
  matchers: Matcher[];
  names: { counters: Set<string>; buckets: Set<string> };
}

/** One probe for all sources and canaries that are told by the same labels. */
function byMatchers(routes: readonly RevisionRoute[]): Map<string, Probe> {
  const alike = new Map<string, RevisionRoute[]>();
  for (const route of routes) {
    const labels = route.matchers.map(({ label }) => label).join(',');
    alike.set(labels, [...(alike.get(labels) ?? []), route]);
  }
  return new Map(
    [...alike].map(([labels, group]) => [
      labels,
      {
        matchers: widened(group.map(({ matchers }) => matchers)),
        names: namesOf(group),
      },
    ]),
  );
}

function namesOf(routes: readonly RevisionRoute[]): Probe['names'] {
  const counters = new Set<string>();
  const buckets = new Set<string>();
  for (const route of routes) {
    for (const metric of metricsOf(route.source)) {
      for (const reading of readingsOf(route, metric)) {
        const names = probeNames(reading);
        names.counters.forEach(name => counters.add(name));
        names.buckets.forEach(name => buckets.add(name));
      }
    }
  }
  return { counters, buckets };
}

/** What carries the revision of processes for routes that have to be joined first. */
export function joinProbes(routes: readonly RevisionRoute[]): string[] {
  const alike = new Map<string, RevisionRoute[]>();
  for (const route of routes) {
    if (route.on !== undefined) {
      alike.set(route.on, [...(alike.get(route.on) ?? []), route]);
    }
  }
  return [...alike].map(([on, group]) =>
    selector([on], widened(group.map(({ matchers }) => matchers))),
  );
}
