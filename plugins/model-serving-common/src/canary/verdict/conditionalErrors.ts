import { logChoose } from './logFactorial';

/** Requests of both sides within one interval, and those of them that went wrong. */
export interface PairedCounts {
  canary: { requests: number; errors: number };
  stable: { requests: number; errors: number };
}

/**
 * ln of the likelihood of the canary's errors under the odds ratio ψ, given the requests of both
 * sides and all errors together: Fisher's non-central hypergeometric distribution, but for the
 * factor that does not depend on ψ. The unknown error rate of both sides and the traffic weight
 * have cancelled, so both may change from one interval to the next.
 */
export function logLikelihood(counts: PairedCounts, logPsi: number): number {
  return counts.canary.errors * logPsi - logPartition(counts, logPsi);
}

/** Whether an interval tells anything: with no errors, or nobody to compare with, it does not. */
export function isInformative({ canary, stable }: PairedCounts): boolean {
  const errors = canary.errors + stable.errors;
  const requests = canary.requests + stable.requests;
  return (
    canary.requests > 0 &&
    stable.requests > 0 &&
    errors > 0 &&
    errors < requests
  );
}

/** Terms this much smaller than the largest one change no digit of the sum. */
const NEGLIGIBLE = 1e-17;

/** ln Σ_j C(n_c, j) C(n_s, E − j) ψ^j, summed outwards from its largest term. */
function logPartition(
  { canary, stable }: PairedCounts,
  logPsi: number,
): number {
  const shape: Shape = {
    canary: canary.requests,
    stable: stable.requests,
    errors: canary.errors + stable.errors,
    psi: Math.exp(logPsi),
  };
  const fewest = Math.max(0, shape.errors - shape.stable);
  const most = Math.min(shape.canary, shape.errors);
  const mode = Math.min(most, Math.max(fewest, modeOf(shape)));
  const { canary: requests, errors, psi } = shape;
  const others = shape.stable - errors;
  let sum = 1;
  for (let j = mode, term = 1; j < most && term > NEGLIGIBLE; j++) {
    term *=
      (psi * (requests - j) * (errors - j)) / ((j + 1) * (others + j + 1));
    sum += term;
  }
  for (let j = mode, term = 1; j > fewest && term > NEGLIGIBLE; j--) {
    term *= (j * (others + j)) / (psi * (requests - j + 1) * (errors - j + 1));
    sum += term;
  }
  return (
    logChoose(shape.canary, mode) +
    logChoose(shape.stable, shape.errors - mode) +
    mode * logPsi +
    Math.log(sum)
  );
}

interface Shape {
  canary: number;
  stable: number;
  errors: number;
  psi: number;
}

/** Where two neighbouring terms are equal (Liao & Rosen 2001, eq. 1). */
function modeOf({ canary, stable, errors, psi }: Shape): number {
  const a = psi - 1;
  const b = -((canary + errors + 2) * psi + stable - errors);
  const c = (canary + 1) * (errors + 1) * psi;
  return Math.floor((-2 * c) / (b - Math.sqrt(b * b - 4 * a * c)));
}
