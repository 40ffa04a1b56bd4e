import type { CanaryMetric } from '../../model/verdictTypes';
import { hasLabels } from './hasLabels';
import { type Side, SIDES } from './Side';
import {
  type Durations,
  type Labels,
  metricsOf,
  type OutcomeCounter,
} from './MetricSource';
import { type RevisionRoute, sideOf } from './RevisionRoute';

/** What is read for a metric, and how. */
export type MetricReading =
  | { kind: 'outcomes'; counters: readonly OutcomeCounter[] }
  | { kind: 'durations'; durations: Durations }
  | { kind: 'restarts'; counter: string };

/** The source chosen for a metric. */
export interface SourceChoice {
  metric: CanaryMetric;
  route: RevisionRoute;
  reading: MetricReading;
}

/** Labels of a series that is there, its name as `__name__`. */
export type FoundSeries = Labels;

/** By name, since each canary of many asks about names. @public */
export type FoundByName = ReadonlyMap<string, readonly FoundSeries[]>;

/** @public */
export function byName(found: readonly FoundSeries[]): FoundByName {
  const names = new Map<string, FoundSeries[]>();
  for (const labels of found) {
    const name = labels.__name__ ?? '';
    const alike = names.get(name);
    if (alike) {
      alike.push(labels);
    } else {
      names.set(name, [labels]);
    }
  }
  return names;
}

/** The readings of a route that would tell a metric, the best first. */
export function readingsOf(
  { source }: Pick<RevisionRoute, 'source'>,
  metric: CanaryMetric,
): MetricReading[] {
  switch (metric) {
    case 'errors':
    case 'client-errors':
      return metricsOf(source).includes(metric)
        ? [{ kind: 'outcomes', counters: source.outcomes ?? [] }]
        : [];
    case 'restarts':
      return source.restarts === undefined
        ? []
        : [{ kind: 'restarts', counter: source.restarts }];
    default:
      return timed(source.durations?.[metric] ?? []);
  }
}

function timed(durations: readonly Durations[]): MetricReading[] {
  return durations.map(each => ({ kind: 'durations', durations: each }));
}

/**
 * For a metric the first source that has series of both sides, by what was found and not by what
 * should be there. Histograms go before means, whatever the source.
 */
export function chooseSource(
  metric: CanaryMetric,
  routes: readonly RevisionRoute[],
  found: FoundByName,
): SourceChoice | undefined {
  const choices = routes.flatMap(route =>
    readingsOf(route, metric)
      .filter(reading => hasBothSides(route, reading, found))
      .map(reading => ({ metric, route, reading })),
  );
  return choices.find(({ reading }) => !isMean(reading)) ?? choices[0];
}

export function isMean(reading: MetricReading): boolean {
  return reading.kind === 'durations' && 'sum' in reading.durations;
}

export function isHistogram(reading: MetricReading): boolean {
  return reading.kind === 'durations' && 'bucket' in reading.durations;
}

function hasBothSides(
  route: RevisionRoute,
  reading: MetricReading,
  found: FoundByName,
): boolean {
  return sidesSeen(route, reading, found).size === SIDES.length;
}

/** The sides that have all the series which the reading cannot do without. */
export function sidesSeen(
  route: RevisionRoute,
  reading: MetricReading,
  found: FoundByName,
): Set<Side> {
  const { counters, buckets } = probeNames(reading);
  const seen = [...counters, ...buckets].map(name =>
    sidesOf(found.get(name) ?? [], route, reading),
  );
  return new Set(
    SIDES.filter(side =>
      isMean(reading)
        ? seen.every(sides => sides.has(side))
        : seen.some(sides => sides.has(side)),
    ),
  );
}

/** Looks no further than it must: of many canaries all but a few series are others'. */
function sidesOf(
  alike: readonly FoundSeries[],
  route: RevisionRoute,
  reading: MetricReading,
): Set<Side> {
  const sides = new Set<Side>();
  for (const labels of alike) {
    const side = sideOf(route, labels);
    if (side !== undefined && !sides.has(side) && shows(reading, labels)) {
      sides.add(side);
      if (sides.size === SIDES.length) {
        break;
      }
    }
  }
  return sides;
}

/** Whether a series is one that the reading counts requests by. */
function shows(reading: MetricReading, labels: Labels): boolean {
  const name = labels.__name__ ?? '';
  switch (reading.kind) {
    case 'restarts':
      return name === reading.counter;
    case 'outcomes':
      return reading.counters.some(
        counter =>
          counter.name === name &&
          hasLabels(labels, counter.having) &&
          counts(counter, labels),
      );
    default: {
      const { durations } = reading;
      return (
        probeNamesOf(durations).includes(name) &&
        hasLabels(labels, durations.having)
      );
    }
  }
}

/** A counter of errors alone shows nothing of a revision that has none. */
function counts({ outcome }: OutcomeCounter, labels: Labels): boolean {
  const of = typeof outcome === 'function' ? outcome(labels) : outcome;
  return of !== 'left-out' && !of.startsWith('counted-');
}

/** The series that show whether a reading has anything, one of each histogram. */
export function probeNames(reading: MetricReading): {
  counters: string[];
  buckets: string[];
} {
  switch (reading.kind) {
    case 'restarts':
      return { counters: [reading.counter], buckets: [] };
    case 'outcomes':
      return {
        counters: reading.counters.map(({ name }) => name),
        buckets: [],
      };
    default:
      return 'bucket' in reading.durations
        ? { counters: [], buckets: [reading.durations.bucket] }
        : { counters: probeNamesOf(reading.durations), buckets: [] };
  }
}

function probeNamesOf(durations: Durations): string[] {
  return 'bucket' in durations
    ? [durations.bucket]
    : [durations.sum, durations.count];
}
