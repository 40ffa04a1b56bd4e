import { unknown } from '../../model/known';
import type { CanaryMetric, MetricEvidence } from '../../model/verdictTypes';
import { type CanaryPolicy, harmAlpha } from '../policy/CanaryPolicy';
import type { CountEvidence } from './CountEvidence';
import { dispersionFactor, oddsRatioEstimate } from './dispersion';
import { budgetIsExceeded, requestsNeeded } from './errorBudget';
import { type EvidenceTest, logEvidence } from './EvidenceTest';
import { logSumExp } from './logSumExp';
import { metricSentence } from './metricSentence';

export interface MetricToJudge {
  metric: CanaryMetric;
  evidence: CountEvidence;
  policy: CanaryPolicy;
  /** the share that may go wrong; absent: only stable is a measure */
  budget?: number;
  /** seconds, where slowness is what goes wrong */
  bound?: number;
  /** ln of evidence of harm, where it comes from more than these counts */
  logHarm?: number;
  /** why nothing is promoted by it, whatever it shows */
  insufficient?: string;
}

/** Of the comparison with stable, beside the budget alone. */
const RELATIVE_WEIGHT = 0.75;

/** e-values beyond this are all the same to a reader, and stay numbers. */
const LARGEST_LOG = 700;

/** The e-value of its logarithm. */
export function eValue(log: number): number {
  return Math.exp(Math.min(LARGEST_LOG, log));
}

/** What the evidence of one metric suffices for. */
export function judgeMetric(given: MetricToJudge): MetricEvidence {
  const { metric, evidence, policy, bound, insufficient } = given;
  const { canary, stable } = evidence.totals;
  const dispersion = dispersionFactor(evidence.dispersion);
  const weakened = (log: number) => log / dispersion;
  const harm = {
    evidence: eValue(weakened(logHarm(given))),
    needed: 1 / harmAlpha(metric, policy),
  };
  const safety = {
    evidence: eValue(weakened(logEvidence(evidence.safety))),
    needed: 1 / policy.promoteAlpha,
  };
  const isSafe = safety.evidence >= safety.needed;
  const kept = {
    evidence: eValue(weakened(logEvidence(evidence.kept))),
    needed: safety.needed,
  };
  const unharmed =
    insufficient === undefined && isAcceptable(given, isSafe, dispersion)
      ? 'acceptable'
      : 'undecided';
  const state = harm.evidence >= harm.needed ? 'harmful' : unharmed;
  const ratio = oddsRatioEstimate(evidence.dispersion);
  const judged: Omit<MetricEvidence, 'detail'> = {
    metric,
    state,
    canary: { requests: canary.requests, bad: canary.errors },
    stable: { requests: stable.requests, bad: stable.errors },
    ...(bound === undefined ? {} : { bound }),
    harm,
    safety,
    ...(given.budget !== undefined && { kept }),
    oddsRatio:
      ratio === undefined || !Number.isFinite(ratio)
        ? unknown(
            ratio === undefined
              ? 'nothing went wrong on either side'
              : 'nothing went wrong on stable',
          )
        : ratio,
    ...(insufficient !== undefined && { insufficient }),
    dispersion,
    requestsNeeded:
      state === 'acceptable' ? 0 : needed(given, isSafe, dispersion),
  };
  return { ...judged, detail: metricSentence(judged) };
}

/**
 * Of two kinds: worse than stable by more than is tolerated, or over the budget, which stable keeps.
 * A weighted average of the two is evidence too; where stable breaks the budget as well, it is no fault
 * of the canary.
 */
function logHarm({ evidence, budget, logHarm: given }: MetricToJudge): number {
  const relative = given ?? logEvidence(evidence.harm);
  if (budget === undefined) {
    return relative;
  }
  const absolute = breaksBudget(evidence, budget)
    ? -Infinity
    : logEvidence(evidence.broken);
  return logSumExp([
    Math.log(RELATIVE_WEIGHT) + relative,
    Math.log(1 - RELATIVE_WEIGHT) + absolute,
  ]);
}

/**
 * Less bad than unacceptable for certain; or within its budget for certain, with no evidence that
 * leans towards harm.
 */
function isAcceptable(
  { evidence, budget, policy }: MetricToJudge,
  isSafe: boolean,
  dispersion: number,
): boolean {
  const isKept =
    budget !== undefined &&
    reaches(evidence.kept, policy.promoteAlpha, dispersion);
  return isSafe || (isKept && !leansToHarm(evidence));
}

function reaches(test: EvidenceTest, alpha: number, dispersion: number) {
  return logEvidence(test) / dispersion >= -Math.log(alpha);
}

function breaksBudget({ totals: { stable } }: CountEvidence, budget: number) {
  return stable.errors > budget * stable.requests;
}

/** Evidence against it that is not enough, and still too much to let it pass unasked. */
function leansToHarm({ harm }: CountEvidence): boolean {
  return logEvidence(harm) > Math.LN2;
}

function needed(
  { evidence, policy, budget, insufficient }: MetricToJudge,
  isSafe: boolean,
  dispersion: number,
): MetricEvidence['requestsNeeded'] {
  if (insufficient !== undefined) {
    return unknown(insufficient);
  }
  const more =
    budget === undefined
      ? undefined
      : requestsNeeded(
          evidence.kept,
          budgetIsExceeded(budget),
          policy.promoteAlpha ** dispersion,
        );
  if (more !== undefined && more > 0) {
    return more;
  }
  return unknown(
    isSafe
      ? 'it is over its budget'
      : 'it depends on how the next faults fall on both sides',
  );
}
