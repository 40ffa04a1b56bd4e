import { LATENCY_QUANTILE, type Interval } from '../Rule';
import { STEP_SECONDS } from '../simulate';

type Side = 'canary' | 'stable';

/** What a query over the last so many seconds gives, of some sides together. */
export interface Window {
  requests: number;
  /** NaN without requests, as a division by zero is in PromQL */
  errorRatio: number;
  /** the quantile as `histogram_quantile` interpolates it, in seconds; NaN without requests */
  quantile: number;
}

/** @param end - index behind the last interval */
export function windowOf(
  intervals: readonly Interval[],
  end: number,
  seconds: number,
  sides: readonly Side[],
): Window {
  const from = Math.max(0, end - seconds / STEP_SECONDS);
  let requests = 0;
  let errors = 0;
  const counts: number[] = [];
  let bounds: readonly number[] = [];
  for (const interval of intervals.slice(from, end)) {
    for (const side of sides) {
      const { latency } = interval;
      requests += interval.errors[side].requests;
      errors += interval.errors[side].errors;
      bounds = latency[side].bounds;
      latency[side].counts.forEach((count, index) => {
        counts[index] = (counts[index] ?? 0) + count;
      });
    }
  }
  return {
    requests,
    errorRatio: errors / requests,
    quantile: interpolated(bounds, counts, requests),
  };
}

function interpolated(
  bounds: readonly number[],
  counts: readonly number[],
  requests: number,
): number {
  const rank = LATENCY_QUANTILE * requests;
  const index = counts.findIndex(count => count >= rank);
  if (requests === 0) {
    return NaN;
  }
  if (index < 0) {
    return bounds.at(-1) ?? NaN;
  }
  const below = counts[index - 1] ?? 0;
  const low = bounds[index - 1] ?? 0;
  const high = bounds[index] ?? low;
  const inside = (counts[index] ?? 0) - below;
  return inside > 0 ? low + ((high - low) * (rank - below)) / inside : high;
}
