import {
  accumulate,
  type EvidenceTest,
  logEvidence,
  logSpaced,
  newTest,
} from './EvidenceTest';

/** Requests that each side got in one interval, and the share that the canary was to get. */
export interface ShareObservation {
  canary: number;
  stable: number;
  /** from 0 to 1 */
  declared: number;
}

/**
 * Whether the canary gets the share that it should: otherwise the route is not what it is said to
 * be, or sessions stick, and what is compared are not the same requests (a test for a mismatch of
 * the sample ratio, Lindon & Malek 2022). Odds of up to half as much again, or two thirds, are
 * taken for chance: gateways balance by connection as well as by request.
 */
const TOLERATED = 1.5;
const NEAREST = 1.2;
const FARTHEST = 30;
const ALTERNATIVES_A_SIDE = 7;

/** By how much the odds of going to the canary differ from those declared. */
const ALTERNATIVES: ReadonlyArray<{ edge: number; odds: number }> = logSpaced(
  TOLERATED * NEAREST,
  TOLERATED * FARTHEST,
  ALTERNATIVES_A_SIDE,
).flatMap(odds => [
  { edge: TOLERATED, odds },
  { edge: 1 / TOLERATED, odds: 1 / odds },
]);

/** Tests and probes reach a canary that gets nothing; and no share is so sure as to be 0 or 1. */
const SMALLEST_SHARE = 0.002;

export function newShareTest(): EvidenceTest {
  return newTest(ALTERNATIVES.length);
}

export function observeShare(
  test: EvidenceTest,
  { canary, stable, declared }: ShareObservation,
): EvidenceTest {
  if (canary + stable <= 0) {
    return test;
  }
  const share = Math.min(
    1 - SMALLEST_SHARE,
    Math.max(SMALLEST_SHARE, declared),
  );
  const odds = share / (1 - share);
  return accumulate(
    test,
    ALTERNATIVES.map(
      alternative =>
        logLikelihood(canary, stable, odds * alternative.odds) -
        logLikelihood(canary, stable, odds * alternative.edge),
    ),
  );
}

function logLikelihood(canary: number, stable: number, odds: number): number {
  return canary * Math.log(odds) - (canary + stable) * Math.log1p(odds);
}

/** Whether the shares are others than declared, at this level, by all that was seen. */
export function isShareMismatched(test: EvidenceTest, alpha: number): boolean {
  return logEvidence(test) >= -Math.log(alpha);
}
