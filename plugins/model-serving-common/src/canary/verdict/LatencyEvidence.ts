import {
  COMPARISON_SECONDS,
  type CountEvidence,
  type CountHypotheses,
  newCountEvidence,
  observeCountEvidence,
} from './CountEvidence';
import {
  type LatencyTest,
  newLatencyTest,
  observeLatency,
  type PairedHistograms,
  quantileRange,
  slowCounts,
} from './latency';

/** All that was learnt of how long requests take. Plain data. */
export interface LatencyEvidence {
  /** of harm, over all bounds; absent: no histogram was seen yet */
  readonly harm?: LatencyTest;
  /** "slower than the bound", the bound chosen before it is tested */
  readonly atBound?: { readonly bound: number; readonly slow: CountEvidence };
  /** of stable while there is no bound yet, by which one is chosen */
  readonly scouted?: PairedHistograms['stable'];
}

export interface LatencyHypotheses {
  counts: CountHypotheses;
  /** absent, or above all bounds: the bound is the one that a tenth of stable's requests exceed */
  objectiveSeconds?: number;
}

/** Of so many requests to stable the tenth is known well enough. */
export const SCOUTED_REQUESTS = 200;
const SCOUTED_QUANTILE = 0.9;

export const NO_LATENCY: LatencyEvidence = {};

export function observeLatencyEvidence(
  before: LatencyEvidence,
  hypotheses: LatencyHypotheses,
  histograms: PairedHistograms,
  seconds: number,
): LatencyEvidence {
  const { counts } = hypotheses;
  const isBegun = before.harm !== undefined && before.harm.bounds.length > 0;
  const harm =
    (isBegun && before.harm) || newLatencyTest(histograms, counts.noWorse);
  return {
    harm: observeLatency(
      harm,
      counts.noWorse,
      histograms,
      seconds / COMPARISON_SECONDS,
    ),
    ...(before.atBound
      ? { atBound: observeAtBound(before.atBound, counts, histograms, seconds) }
      : chooseBound(before, hypotheses, histograms, seconds)),
  };
}

function observeAtBound(
  before: NonNullable<LatencyEvidence['atBound']>,
  counts: CountHypotheses,
  histograms: PairedHistograms,
  seconds: number,
): NonNullable<LatencyEvidence['atBound']> {
  const slow = slowCounts(histograms, before.bound);
  return slow
    ? {
        bound: before.bound,
        slow: observeCountEvidence(before.slow, counts, slow, seconds),
      }
    : before;
}

/** What chooses the bound is not tested at it as well, or chance would be taken for evidence. */
function chooseBound(
  { scouted }: LatencyEvidence,
  { objectiveSeconds, counts }: LatencyHypotheses,
  histograms: PairedHistograms,
  seconds: number,
): Pick<LatencyEvidence, 'atBound' | 'scouted'> {
  if (objectiveSeconds !== undefined) {
    const bound = commonBounds(histograms).find(b => b >= objectiveSeconds);
    if (bound !== undefined) {
      const atBound = { bound, slow: newCountEvidence(counts) };
      return { atBound: observeAtBound(atBound, counts, histograms, seconds) };
    }
    // Above all bounds: that it is kept cannot be told, that the canary is slower can.
  }
  const seen = together(scouted, histograms.stable);
  const tenth =
    seen.requests < SCOUTED_REQUESTS
      ? undefined
      : quantileRange(seen, SCOUTED_QUANTILE)?.upTo;
  const bound = commonBounds(histograms).find(b => b === tenth);
  return bound === undefined
    ? { scouted: seen }
    : { atBound: { bound, slow: newCountEvidence(counts) } };
}

function commonBounds({ canary, stable }: PairedHistograms): number[] {
  return canary.bounds.filter(bound => stable.bounds.includes(bound));
}

function together(
  a: PairedHistograms['stable'] | undefined,
  b: PairedHistograms['stable'],
): PairedHistograms['stable'] {
  const isAlike =
    a !== undefined &&
    a.bounds.length === b.bounds.length &&
    a.bounds.every((bound, index) => bound === b.bounds[index]);
  return isAlike
    ? {
        bounds: b.bounds,
        counts: b.counts.map((count, index) => count + (a.counts[index] ?? 0)),
        requests: a.requests + b.requests,
      }
    : b;
}
