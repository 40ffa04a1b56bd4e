import type { PairedCounts } from './conditionalErrors';
import { type EvidenceTest, logEvidence } from './EvidenceTest';
import { logSumExp } from './logSumExp';
import {
  newOddsRatioTest,
  observeCounts,
  type OddsRatioHypothesis,
} from './oddsRatio';

/** Requests of one side within one interval, by how long they took. */
export interface Histogram {
  /** upper bounds in seconds, ascending; the one of +Inf left out */
  bounds: readonly number[];
  /** of each bound, how many took no longer */
  counts: readonly number[];
  requests: number;
}

export interface PairedHistograms {
  canary: Histogram;
  stable: Histogram;
}

/**
 * "Slower than b" is an error like any other, for every bound b of the histograms. No bound is
 * chosen beforehand: the average of the evidence at all of them is evidence again, whatever
 * their dependence (Vovk & Wang 2021).
 */
export interface LatencyTest {
  readonly bounds: readonly number[];
  readonly tests: readonly EvidenceTest[];
}

/** More bounds than these cost time and dilute the evidence of those that matter. */
const MOST_BOUNDS = 10;

/** A test at the bounds that both sides have. */
export function newLatencyTest(
  { canary, stable }: PairedHistograms,
  hypothesis: OddsRatioHypothesis,
): LatencyTest {
  const bounds = evenly(
    canary.bounds.filter(bound => stable.bounds.includes(bound)),
    MOST_BOUNDS,
  );
  return { bounds, tests: bounds.map(() => newOddsRatioTest(hypothesis)) };
}

function evenly(bounds: readonly number[], most: number): number[] {
  const step = Math.max(1, (bounds.length - 1) / (most - 1));
  const chosen = Array.from(
    { length: Math.min(most, bounds.length) },
    (_, index) => bounds[Math.round(index * step)],
  );
  return chosen.filter(bound => bound !== undefined);
}

/**
 * With one more interval; a bound that one side lacks in it learns nothing.
 *
 * @param most - ln of the evidence that the interval may add
 */
export function observeLatency(
  { bounds, tests }: LatencyTest,
  hypothesis: OddsRatioHypothesis,
  histograms: PairedHistograms,
  most?: number,
): LatencyTest {
  return {
    bounds,
    tests: tests.map((test, index) => {
      const slow = slowCounts(histograms, bounds[index] ?? NaN);
      return slow ? observeCounts(test, hypothesis, slow, most) : test;
    }),
  };
}

/** Requests that took longer than a bound, as errors; undefined where a side does not say. */
export function slowCounts(
  { canary, stable }: PairedHistograms,
  bound: number,
): PairedCounts | undefined {
  const slowCanary = slowerThan(canary, bound);
  const slowStable = slowerThan(stable, bound);
  return slowCanary === undefined || slowStable === undefined
    ? undefined
    : {
        canary: { requests: canary.requests, errors: slowCanary },
        stable: { requests: stable.requests, errors: slowStable },
      };
}

function slowerThan(
  { bounds, counts, requests }: Histogram,
  bound: number,
): number | undefined {
  const within = counts[bounds.indexOf(bound)];
  return within === undefined ? undefined : Math.max(0, requests - within);
}

/** ln of the average over all bounds; 0 where there is none to compare at. */
export function logLatencyEvidence({ tests }: LatencyTest): number {
  return tests.length === 0
    ? 0
    : logSumExp(tests.map(logEvidence)) - Math.log(tests.length);
}

/** The bound at which the evidence is strongest, in seconds. */
export function telltaleBound({
  bounds,
  tests,
}: LatencyTest): number | undefined {
  const evidence = tests.map(logEvidence);
  return bounds[evidence.indexOf(Math.max(...evidence))];
}

/** Between which bounds a quantile lies; undefined above the last one. */
export function quantileRange(
  { bounds, counts, requests }: Histogram,
  quantile: number,
): { above: number; upTo: number | undefined } | undefined {
  if (requests <= 0) {
    return undefined;
  }
  const index = counts.findIndex(count => count >= quantile * requests);
  return index < 0
    ? { above: bounds.at(-1) ?? 0, upTo: undefined }
    : { above: bounds[index - 1] ?? 0, upTo: bounds[index] };
}
