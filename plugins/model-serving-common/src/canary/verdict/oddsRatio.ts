import {
  isInformative,
  logLikelihood,
  type PairedCounts,
} from './conditionalErrors';
import { accumulate, type EvidenceTest, newTest } from './EvidenceTest';

/**
 * What is tested of the odds ratio ψ = [p_c/(1−p_c)] / [p_s/(1−p_s)] of going wrong on the canary
 * and on stable. The likelihood ratio is monotone in ψ, so evidence against the edge is evidence
 * against all of the hypothesis that lies behind it.
 */
export interface OddsRatioHypothesis {
  /** of the hypothesis, on the side of its alternatives */
  edge: number;
  alternatives: readonly number[];
}

/**
 * The harm that the test is made to find soon, as multiples of the edge: densest where harm is moderate,
 * since what is worse than that is found soon in any case.
 */
const MULTIPLES = [1.5, 2.2, 3, 4.2, 6, 9, 25];

/** "The canary is no worse than tolerated": ψ ≤ ratio. Evidence against it is evidence of harm. */
export function notWorseThan(ratio: number): OddsRatioHypothesis {
  return {
    edge: ratio,
    alternatives: MULTIPLES.map(multiple => ratio * multiple),
  };
}

/** "The canary is this much worse": ψ ≥ ratio. Evidence against it is evidence of safety. */
export function atLeastAsBadAs(ratio: number): OddsRatioHypothesis {
  return {
    edge: ratio,
    alternatives: MULTIPLES.map(multiple => ratio / multiple),
  };
}

export function newOddsRatioTest({
  alternatives,
}: OddsRatioHypothesis): EvidenceTest {
  return newTest(alternatives.length);
}

/** @param most - ln of the evidence that these counts may add */
export function observeCounts(
  test: EvidenceTest,
  { edge, alternatives }: OddsRatioHypothesis,
  counts: PairedCounts,
  most?: number,
): EvidenceTest {
  if (!isInformative(counts)) {
    return test;
  }
  const atEdge = logLikelihood(counts, Math.log(edge));
  return accumulate(
    test,
    alternatives.map(psi => logLikelihood(counts, Math.log(psi)) - atEdge),
    most,
  );
}
