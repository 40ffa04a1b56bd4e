import type { Sample, Series } from './Sample';

/** How much a counter grew, and between which samples. */
export interface Increase {
  /** epoch milliseconds */
  from: number;
  to: number;
  by: number;
}

/**
 * What a counter grew by from each sample to the next, as it was: `increase()` of PromQL
 * extrapolates, so that few requests become fractions. A counter that fell was started anew and
 * counts from zero.
 *
 * A new series has no sample before its first. What that one holds is counted only where the
 * counter is known to have begun within the window: otherwise it is the past of a pod that a
 * scrape has just found.
 *
 * @param begun - when the counter was at zero, epoch milliseconds
 */
export function increases(
  { samples }: Pick<Series, 'samples'>,
  begun?: number,
): Increase[] {
  const found: Increase[] = [];
  let before: Sample | undefined =
    begun === undefined ? undefined : { at: begun, value: 0 };
  for (const sample of samples) {
    // NaN marks a series that went stale; other values that are no count are no better.
    if (!Number.isFinite(sample.value) || sample.value < 0) {
      continue;
    }
    if (before !== undefined && sample.at > before.at) {
      const grown = sample.value - before.value;
      found.push({
        from: before.at,
        to: sample.at,
        by: grown < 0 ? sample.value : grown,
      });
    }
    if (before === undefined || sample.at > before.at) {
      before = sample;
    }
  }
  return found;
}
