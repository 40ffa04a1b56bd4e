import fc from 'fast-check';
import type { Series } from '../../series/Sample';
import type { SourceChoice } from '../../sources/chooseSource';
import { byName, chooseSource } from '../../sources/chooseSource';
import { metricSources } from '../../sources/metricSources';
import { revisionRoutes } from '../../sources/revisionRoutes';
import { canaryOf } from '../../sources/testing/canaryOf';

export const SCRAPE_MS = 15_000;
/** epoch milliseconds */
export const START = 1_700_000_000_000;
export const TARGET = canaryOf({
  namespace: 'ml',
});

/** A pod's requests and errors between two scrapes, and whether its container began again before. */
export interface PodInterval {
  good: number;
  errors: number;
  restarted: boolean;
}

/** One pod: when within an interval it is scraped, and what it counts. */
export interface PodHistory {
  phaseMs: number;
  intervals: readonly PodInterval[];
}

export function podHistory(intervals: number): fc.Arbitrary<PodHistory> {
  return fc.record({
    phaseMs: fc.integer({ min: 1, max: SCRAPE_MS - 1 }),
    intervals: fc.array(
      fc.record({
        good: fc.nat(30),
        errors: fc.nat(3),
        restarted: fc.boolean(),
      }),
      { minLength: intervals, maxLength: intervals },
    ),
  });
}

/**
 * What Prometheus has of a pod that counts from the second scrape on; a series is there from its
 * first count on, as with all client libraries.
 */
export function seriesOf(
  revision: string,
  { phaseMs, intervals }: PodHistory,
): Series[] {
  const counters = { good: 0, errors: 0 };
  const samples = {
    good: [{ at: START + phaseMs, value: 0 }],
    errors: [] as { at: number; value: number }[],
  };
  intervals.forEach((interval, index) => {
    const at = START + phaseMs + (index + 1) * SCRAPE_MS;
    if (interval.restarted) {
      counters.good = 0;
      counters.errors = 0;
    }
    counters.good += interval.good;
    counters.errors += interval.errors;
    samples.good.push({ at, value: counters.good });
    if (counters.errors > 0) {
      samples.errors.push({ at, value: counters.errors });
    }
  });
  const labels = {
    reporter: 'destination',
    destination_workload_namespace: 'ml',
    destination_workload: revision,
    namespace: 'ml',
    pod: `${revision}-7d9f8c6b5-x7k2q`,
  };
  return [
    { code: '200', samples: samples.good },
    { code: '503', samples: samples.errors },
  ]
    .filter(({ samples: own }) => own.length > 0)
    .map(({ code, samples: own }) => ({
      name: 'istio_requests_total',
      labels: { ...labels, response_code: code },
      samples: own,
    }));
}

/** How the errors of such series are read. */
export function istioErrors(series: readonly Series[]): SourceChoice {
  const choice = chooseSource(
    'errors',
    revisionRoutes(metricSources, TARGET),
    byName(series.map(({ name, labels }) => ({ ...labels, __name__: name }))),
  );
  if (!choice) {
    throw new Error('the series are not of both sides');
  }
  return choice;
}
