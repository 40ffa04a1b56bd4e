import { unknown } from '../../model/known';
import type { CanaryMetric, MetricEvidence } from '../../model/verdictTypes';
import { type CanaryPolicy, harmAlpha } from '../policy/CanaryPolicy';
import { eValue } from './judgeMetric';
import {
  logFaster,
  logSlower,
  type MeanEvidence,
  meanOf,
} from './MeanEvidence';
import { metricSentence } from './metricSentence';

export interface MeansToJudge {
  metric: CanaryMetric;
  evidence: MeanEvidence;
  policy: CanaryPolicy;
  /** that its source tells no more than means, and what would tell more */
  meansOnly: string;
}

/**
 * What the means of both sides suffice for. Harm counts as it does elsewhere; that a mean is no
 * worse shows nothing of the slow requests, and promotes only where that was demanded.
 */
export function judgeMeans(given: MeansToJudge): MetricEvidence {
  const { metric, evidence, policy } = given;
  const { canary, stable } = evidence.totals;
  const harm = {
    evidence: eValue(logSlower(evidence, policy.toleratedRatio)),
    needed: 1 / harmAlpha(metric, policy),
  };
  const safety = {
    evidence: eValue(logFaster(evidence, policy.unacceptableRatio)),
    needed: 1 / policy.promoteAlpha,
  };
  const insufficient = whyInsufficient(given);
  const isShown =
    insufficient === undefined && safety.evidence >= safety.needed;
  const unharmed = isShown ? 'acceptable' : 'undecided';
  const sides = { canary: sideOf(canary), stable: sideOf(stable) };
  const judged: Omit<MetricEvidence, 'detail'> = {
    metric,
    state: harm.evidence >= harm.needed ? 'harmful' : unharmed,
    ...sides,
    harm,
    safety,
    oddsRatio: unknown('only means are told, which do not count what is slow'),
    ...ratioOf(sides),
    ...(insufficient !== undefined && { insufficient }),
    dispersion: 1,
    requestsNeeded: isShown
      ? 0
      : unknown(insufficient ?? 'it depends on how the next means come out'),
  };
  return { ...judged, detail: metricSentence(judged) };
}

function whyInsufficient({
  policy: { latencyObjective, meansSuffice },
  meansOnly,
}: MeansToJudge): string | undefined {
  if (latencyObjective) {
    return `${meansOnly}; whether an objective is kept that only so many may exceed cannot be told by a mean`;
  }
  return meansSuffice
    ? undefined
    : `${meansOnly}; where a mean is enough, demand means-suffice`;
}

type Side = MetricEvidence['canary'];

function sideOf(totals: MeanEvidence['totals']['canary']): Side {
  const mean = meanOf(totals);
  return {
    requests: totals.requests,
    ...(mean !== undefined && { meanSeconds: mean }),
  };
}

function ratioOf({
  canary,
  stable,
}: Record<'canary' | 'stable', Side>): Pick<MetricEvidence, 'meanRatio'> {
  const { meanSeconds: ofCanary } = canary;
  const { meanSeconds: ofStable = 0 } = stable;
  return ofCanary === undefined || ofStable <= 0
    ? {}
    : { meanRatio: ofCanary / ofStable };
}
