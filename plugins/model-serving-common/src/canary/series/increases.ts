import type { Sample, Series } from './Sample';

/** How much a counter grew, and between which samples. */
export interface Increase {
  /** epoch milliseconds */
  from: number;
  to: number;
  by: number;
}

/** When a counter was at zero. */
export interface CounterStart {
  /** epoch milliseconds; absent: not known to be within the window */
  begun?: number;
  /** whether it began again before a sample, which its own value need not show */
  isRestart?(at: number): boolean;
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
  series: Pick<Series, 'samples'>,
  begun?: number,
): Increase[] {
  const found: Increase[] = [];
  eachIncrease(series, { begun }, (from, to, by) =>
    found.push({ from, to, by }),
  );
  return found;
}

/** As `increases`, without an object for each: a day of samples has a hundred thousand. */
export function eachIncrease(
  { samples }: Pick<Series, 'samples'>,
  { begun, isRestart }: CounterStart,
  visit: (from: number, to: number, by: number) => void,
): void {
  let before: Sample | undefined =
    begun === undefined ? undefined : { at: begun, value: 0 };
  for (const sample of samples) {
    if (!isCount(sample.value)) {
      continue;
    }
    if (before === undefined) {
      before = sample;
    } else if (sample.at > before.at) {
      const isNew = sample.value < before.value || isRestart?.(sample.at);
      const by = isNew ? sample.value : sample.value - before.value;
      visit(before.at, sample.at, by);
      before = sample;
    }
  }
}

/** NaN marks a series that went stale; other values that are no count are no better. */
export function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}
