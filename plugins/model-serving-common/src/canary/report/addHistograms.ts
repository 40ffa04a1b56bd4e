import type { Histogram } from '../verdict/latency';

/** Both together, at the bounds that both have: what lies between others cannot be told. */
export function addHistograms(a: Histogram, b: Histogram): Histogram {
  const shared = a.bounds.flatMap((bound, index) => {
    const other = b.bounds.indexOf(bound);
    return other < 0
      ? []
      : [{ bound, count: (a.counts[index] ?? 0) + (b.counts[other] ?? 0) }];
  });
  return {
    bounds: shared.map(({ bound }) => bound),
    counts: shared.map(({ count }) => count),
    requests: a.requests + b.requests,
  };
}
