import { isInformative, type PairedCounts } from './conditionalErrors';

/**
 * How much more the canary's errors vary from interval to interval than independent requests
 * would: batches, retries, and one bad client make them come together, and every evidence of
 * counts is then too sure of itself. Each interval is foretold from those before it.
 */
export interface Dispersion {
  /** informative intervals that were foretold */
  readonly intervals: number;
  /** sum of their squared, standardised surprises */
  readonly surprise: number;
  /** Mantel–Haenszel sums, of which the quotient estimates the odds ratio */
  readonly up: number;
  readonly down: number;
}

export const NO_DISPERSION: Dispersion = {
  intervals: 0,
  surprise: 0,
  up: 0,
  down: 0,
};

/** As if so many intervals had been seen to vary as they should: few say little of it. */
const PRIOR_INTERVALS = 5;
/** So many standard errors are chance, and no reason to weaken anything. */
const CHANCE = 1.5;

export function observeDispersion(
  before: Dispersion,
  counts: PairedCounts,
): Dispersion {
  if (!isInformative(counts)) {
    return before;
  }
  const { canary, stable } = counts;
  const all = canary.requests + stable.requests;
  const after = {
    up: before.up + (canary.errors * (stable.requests - stable.errors)) / all,
    down:
      before.down + (stable.errors * (canary.requests - canary.errors)) / all,
  };
  if (before.up <= 0 || before.down <= 0) {
    return { ...before, ...after };
  }
  return {
    ...after,
    intervals: before.intervals + 1,
    surprise: before.surprise + surprise(counts, before.up / before.down),
  };
}

/** (seen − expected)² over the variance, by the binomial form with its finite correction. */
function surprise({ canary, stable }: PairedCounts, oddsRatio: number) {
  const errors = canary.errors + stable.errors;
  const all = canary.requests + stable.requests;
  const share =
    (oddsRatio * canary.requests) /
    (oddsRatio * canary.requests + stable.requests);
  const correction = all > 1 ? (all - errors) / (all - 1) : 1;
  const variance = errors * share * (1 - share) * correction;
  return (canary.errors - errors * share) ** 2 / variance;
}

/**
 * The factor to divide evidence by, at least 1. A rule of thumb without a guarantee: where requests
 * are independent it changes next to nothing.
 */
export function dispersionFactor({ intervals, surprise: sum }: Dispersion) {
  const all = intervals + PRIOR_INTERVALS;
  const estimate = (sum + PRIOR_INTERVALS) / all;
  return Math.max(1, estimate - CHANCE * Math.sqrt(2 / all));
}

/** The common odds ratio of all intervals, by Mantel and Haenszel; undefined without errors. */
export function oddsRatioEstimate({
  up,
  down,
}: Pick<Dispersion, 'up' | 'down'>): number | undefined {
  if (up === 0 && down === 0) {
    return undefined;
  }
  return down === 0 ? Infinity : up / down;
}
