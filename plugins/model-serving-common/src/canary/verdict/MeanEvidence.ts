import { logSpaced } from './EvidenceTest';
import { logSumExp } from './logSumExp';

/** Requests of both sides within one interval, and the seconds they took together. */
export interface PairedMeans {
  canary: { requests: number; seconds: number };
  stable: { requests: number; seconds: number };
}

/**
 * What was learnt of two means, for sources that count seconds and requests but keep no histogram.
 * Plain data. Requests are put together to blocks; of each block x and y are the mean of the
 * canary and of stable, in units of what both took before it, which the block cannot have changed.
 */
export interface MeanEvidence {
  readonly totals: PairedMeans;
  /** what no block was made of yet */
  readonly open: PairedMeans;
  /** that were compared: all but the first, which there is no unit for */
  readonly blocks: number;
  readonly sums: {
    readonly x: number;
    readonly y: number;
    readonly xx: number;
    readonly xy: number;
    readonly yy: number;
  };
}

const NOTHING: PairedMeans = {
  canary: { requests: 0, seconds: 0 },
  stable: { requests: 0, seconds: 0 },
};

export const NO_MEANS: MeanEvidence = {
  totals: NOTHING,
  open: NOTHING,
  blocks: 0,
  sums: { x: 0, y: 0, xx: 0, xy: 0, yy: 0 },
};

/**
 * Of either side in a block: a mean of fewer requests is still too lopsided, since few requests
 * take much longer than most.
 */
const BLOCK_REQUESTS = 25;

export function observeMeans(
  before: MeanEvidence,
  means: PairedMeans,
): MeanEvidence {
  const block = together(before.open, means);
  const totals = together(before.totals, means);
  const { canary, stable } = block;
  if (Math.min(canary.requests, stable.requests) < BLOCK_REQUESTS) {
    return { ...before, totals, open: block };
  }
  const closed = { ...before, totals, open: NOTHING };
  const earlier = {
    canary: meanOf(difference(totals.canary, canary)),
    stable: meanOf(difference(totals.stable, stable)),
  };
  const unit = (earlier.canary ?? 0) + (earlier.stable ?? 0);
  if (unit <= 0) {
    return closed;
  }
  const x = (meanOf(canary) ?? 0) / unit;
  const y = (meanOf(stable) ?? 0) / unit;
  const { sums } = before;
  return {
    ...closed,
    blocks: before.blocks + 1,
    sums: {
      x: sums.x + x,
      y: sums.y + y,
      xx: sums.xx + x * x,
      xy: sums.xy + x * y,
      yy: sums.yy + y * y,
    },
  };
}

/** How far a block may be from the edge for a bet on it to pay; each is taken with equal weight. */
const BETS = logSpaced(0.5, 20, 7);

/**
 * ln of the evidence that the canary's mean is more than `ratio` times stable's. With d the distance
 * of a block from that ratio, exp(λ Σd − λ² Σd² / 2) is a test supermartingale for every λ as long as
 * chance moves d up as easily as down, whatever its variance and however that changes (de la Peña
 * 1999); so is the average over several λ. Where slow requests make means lopsided it is nearly one.
 */
export function logSlower({ sums }: MeanEvidence, ratio: number): number {
  const root = Math.sqrt(ratio);
  const distance = sums.x / root - root * sums.y;
  return logMixture(distance, spreadAround(sums, ratio));
}

/** ln of the evidence that the canary's mean is less than `ratio` times stable's. */
export function logFaster({ sums }: MeanEvidence, ratio: number): number {
  const root = Math.sqrt(ratio);
  const distance = root * sums.y - sums.x / root;
  return logMixture(distance, spreadAround(sums, ratio));
}

function spreadAround({ xx, xy, yy }: MeanEvidence['sums'], ratio: number) {
  return Math.max(0, xx / ratio - 2 * xy + ratio * yy);
}

function logMixture(distance: number, spread: number): number {
  return (
    logSumExp(BETS.map(bet => bet * distance - (bet * bet * spread) / 2)) -
    Math.log(BETS.length)
  );
}

/** The seconds that a request took in the mean; undefined of none. */
export function meanOf({
  requests,
  seconds,
}: PairedMeans['canary']): number | undefined {
  return requests > 0 ? seconds / requests : undefined;
}

type Side = PairedMeans['canary'];

function together(a: PairedMeans, b: PairedMeans): PairedMeans {
  return {
    canary: sum(a.canary, b.canary),
    stable: sum(a.stable, b.stable),
  };
}

function sum(a: Side, b: Side): Side {
  return { requests: a.requests + b.requests, seconds: a.seconds + b.seconds };
}

function difference(all: Side, part: Side): Side {
  return {
    requests: all.requests - part.requests,
    seconds: all.seconds - part.seconds,
  };
}
