/**
 * A difference of means, for sources that count seconds and requests but keep no histogram.
 * Weaker than a comparison by bounds: a mean hides the slow requests, and that it may be looked at
 * at any time holds only once there are many intervals (Waudby-Smith et al., arXiv 2103.06476).
 */
export interface MeanDifference {
  readonly intervals: number;
  readonly mean: number;
  /** sum of squared deviations (Welford) */
  readonly squares: number;
}

export const NO_DIFFERENCE: MeanDifference = {
  intervals: 0,
  mean: 0,
  squares: 0,
};

export interface PairedMeans {
  canary: { requests: number; seconds: number };
  stable: { requests: number; seconds: number };
}

/** With one more interval in which both sides answered. */
export function observeMeans(
  before: MeanDifference,
  { canary, stable }: PairedMeans,
): MeanDifference {
  if (canary.requests <= 0 || stable.requests <= 0) {
    return before;
  }
  // As a ratio, so that what is tolerated need not be known in seconds.
  const value = Math.log(
    Math.max(canary.seconds / canary.requests, 1e-9) /
      Math.max(stable.seconds / stable.requests, 1e-9),
  );
  const intervals = before.intervals + 1;
  const mean = before.mean + (value - before.mean) / intervals;
  return {
    intervals,
    mean,
    squares: before.squares + (value - before.mean) * (value - mean),
  };
}

/** The radius is tightest around so many intervals. */
const TUNED_FOR = 60;
/** Before this the normal approximation is not to be trusted. */
const FEWEST_INTERVALS = 20;

/**
 * Between which ratios the canary's mean over stable's lies, at all times at once, at this level;
 * undefined while there are too few intervals.
 */
export function meanRatioBounds(
  { intervals, mean, squares }: MeanDifference,
  alpha: number,
): { low: number; high: number } | undefined {
  if (intervals < FEWEST_INTERVALS) {
    return undefined;
  }
  const logTerm = -2 * Math.log(alpha);
  const rhoSquared = (logTerm + Math.log(logTerm + 1)) / TUNED_FOR;
  const scaled = intervals * rhoSquared + 1;
  const radius =
    Math.sqrt(squares / intervals) *
    Math.sqrt(
      ((2 * scaled) / (intervals ** 2 * rhoSquared)) *
        Math.log(Math.sqrt(scaled) / alpha),
    );
  return { low: Math.exp(mean - radius), high: Math.exp(mean + radius) };
}
