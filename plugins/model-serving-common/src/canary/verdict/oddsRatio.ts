import {
  isInformative,
  logLikelihood,
  type PairedCounts,
} from './conditionalErrors';
import {
  accumulate,
  type EvidenceTest,
  logSpaced,
  newTest,
} from './EvidenceTest';

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

const ALTERNATIVES = 7;
/** The smallest and the largest harm that the test is made to find soon, as multiples of the edge. */
const NEAREST = 1.5;
const FARTHEST = 25;

/** "The canary is no worse than tolerated": ψ ≤ ratio. Evidence against it is evidence of harm. */
export function notWorseThan(ratio: number): OddsRatioHypothesis {
  return {
    edge: ratio,
    alternatives: logSpaced(ratio * NEAREST, ratio * FARTHEST, ALTERNATIVES),
  };
}

/** "The canary is this much worse": ψ ≥ ratio. Evidence against it is evidence of safety. */
export function atLeastAsBadAs(ratio: number): OddsRatioHypothesis {
  return {
    edge: ratio,
    alternatives: logSpaced(ratio / FARTHEST, ratio / NEAREST, ALTERNATIVES),
  };
}

export function newOddsRatioTest({
  alternatives,
}: OddsRatioHypothesis): EvidenceTest {
  return newTest(alternatives.length);
}

export function observeCounts(
  test: EvidenceTest,
  { edge, alternatives }: OddsRatioHypothesis,
  counts: PairedCounts,
): EvidenceTest {
  if (!isInformative(counts)) {
    return test;
  }
  const atEdge = logLikelihood(counts, Math.log(edge));
  return accumulate(
    test,
    alternatives.map(psi => logLikelihood(counts, Math.log(psi)) - atEdge),
  );
}
