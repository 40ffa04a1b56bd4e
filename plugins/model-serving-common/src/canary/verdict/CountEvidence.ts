import type { PairedCounts } from './conditionalErrors';
import {
  type Dispersion,
  NO_DISPERSION,
  observeDispersion,
} from './dispersion';
import {
  budgetIsExceeded,
  budgetIsKept,
  newRateTest,
  observeRate,
  type RateHypothesis,
} from './errorBudget';
import type { EvidenceTest } from './EvidenceTest';
import {
  atLeastAsBadAs,
  newOddsRatioTest,
  notWorseThan,
  observeCounts,
  type OddsRatioHypothesis,
} from './oddsRatio';

/** What is tested of things that go wrong or do not. */
export interface CountHypotheses {
  noWorse: OddsRatioHypothesis;
  unacceptable: OddsRatioHypothesis;
  exceeded: RateHypothesis;
  kept: RateHypothesis;
}

/** All that was learnt of them so far. Plain data. */
export interface CountEvidence {
  readonly totals: PairedCounts;
  /** against "no worse than tolerated" */
  readonly harm: EvidenceTest;
  /** against "as bad as is not acceptable" */
  readonly safety: EvidenceTest;
  /** of the canary, against "above its budget" */
  readonly kept: EvidenceTest;
  /** of the canary, against "within its budget" */
  readonly broken: EvidenceTest;
  readonly dispersion: Dispersion;
}

/** @param budget - the share that may go wrong, from 0 to 1 */
export function countHypotheses(options: {
  budget: number;
  toleratedRatio: number;
  unacceptableRatio: number;
}): CountHypotheses {
  return {
    noWorse: notWorseThan(options.toleratedRatio),
    unacceptable: atLeastAsBadAs(options.unacceptableRatio),
    exceeded: budgetIsExceeded(options.budget),
    kept: budgetIsKept(options.budget),
  };
}

export function newCountEvidence(hypotheses: CountHypotheses): CountEvidence {
  return {
    totals: {
      canary: { requests: 0, errors: 0 },
      stable: { requests: 0, errors: 0 },
    },
    harm: newOddsRatioTest(hypotheses.noWorse),
    safety: newOddsRatioTest(hypotheses.unacceptable),
    kept: newRateTest(hypotheses.exceeded),
    broken: newRateTest(hypotheses.kept),
    dispersion: NO_DISPERSION,
  };
}

/** Seconds in which the evidence of a comparison grows e-fold at most. */
export const COMPARISON_SECONDS = 15;
/** And that of one side alone. */
const BUDGET_SECONDS = 10;

/**
 * @param seconds - that the counts are of: errors come in bursts, by one bad node or one retrying
 *   client, and what lasts no longer than that is to decide nothing alone
 */
export function observeCountEvidence(
  before: CountEvidence,
  hypotheses: CountHypotheses,
  counts: PairedCounts,
  seconds: number,
): CountEvidence {
  const { canary } = counts;
  const { noWorse, unacceptable, exceeded, kept } = hypotheses;
  const most = seconds / COMPARISON_SECONDS;
  const mostAlone = seconds / BUDGET_SECONDS;
  return {
    totals: {
      canary: add(before.totals.canary, canary),
      stable: add(before.totals.stable, counts.stable),
    },
    harm: observeCounts(before.harm, noWorse, counts, most),
    safety: observeCounts(before.safety, unacceptable, counts, most),
    kept: observeRate(before.kept, exceeded, canary, mostAlone),
    broken: observeRate(before.broken, kept, canary, mostAlone),
    dispersion: observeDispersion(before.dispersion, counts),
  };
}

type Side = PairedCounts['canary'];

function add(a: Side, b: Side): Side {
  return { requests: a.requests + b.requests, errors: a.errors + b.errors };
}
