import type { Interval } from './Rule';

/** Of two scrapes one observation, as metrics are read: so both sides were sampled in each. */
export function asObserved(intervals: readonly Interval[]): Interval[] {
  const observed: Interval[] = [];
  for (let index = 0; index + 1 < intervals.length; index += 2) {
    const [first, second] = [intervals[index]!, intervals[index + 1]!];
    observed.push({
      from: first.from,
      to: second.to,
      errors: {
        canary: counts(first.errors.canary, second.errors.canary),
        stable: counts(first.errors.stable, second.errors.stable),
      },
      latency: {
        canary: histograms(first.latency.canary, second.latency.canary),
        stable: histograms(first.latency.stable, second.latency.stable),
      },
    });
  }
  return observed;
}

type Counts = Interval['errors']['canary'];
type Histogram = Interval['latency']['canary'];

function counts(a: Counts, b: Counts): Counts {
  return { requests: a.requests + b.requests, errors: a.errors + b.errors };
}

function histograms(a: Histogram, b: Histogram): Histogram {
  return {
    bounds: a.bounds,
    counts: a.counts.map((count, index) => count + (b.counts[index] ?? 0)),
    requests: a.requests + b.requests,
  };
}
