import type { CanaryMetric, Verdict } from '../../model/verdictTypes';
import type { CanaryEvidence } from './CanaryEvidence';
import type { CanaryPolicy } from '../policy/CanaryPolicy';
import { decideByEvidence } from './decideByEvidence';
import { judgedMetrics } from './judgedMetrics';
import { whyNotJudged } from './whyNotJudged';
import { decideByThreshold } from './thresholdRule';
import { isShareMismatched } from './trafficShare';

export interface JudgeOptions {
  policy: CanaryPolicy;
  /** metrics that no source tells by revision, each with the reason and what would change that */
  missing?: Readonly<Partial<Record<CanaryMetric, string>>>;
  /** of metrics whose source tells no more than means, what would tell more */
  meansOnly?: Readonly<Partial<Record<CanaryMetric, string>>>;
  /** a sentence about what could not be read, so that counts are of a part only */
  partial?: string;
  /** epoch milliseconds; absent: when it was observed last. Time passes where nothing is seen, too */
  now?: number;
}

/** That shares are called wrong which are right: as rare as a metric's false alarm. */
const SHARE_ALPHA = 0.001;

/**
 * What follows from the evidence, at whatever moment it is asked for. Harm counts wherever it
 * shows; for promotion every required metric must be shown acceptable, so that less data is never
 * more sure, and a missing metric never promotes.
 */
export function judgeCanary(
  evidence: CanaryEvidence,
  { policy, partial, now = evidence.to, ...given }: JudgeOptions,
): Verdict {
  const metrics = judgedMetrics(evidence, policy, given.meansOnly);
  const { awaited, blind } = whyNotJudged(evidence);
  const missing = { ...blind, ...given.missing };
  const mismatched = isShareMismatched(evidence.share, SHARE_ALPHA);
  const observedSeconds = (evidence.to - evidence.from) / 1000;
  const lacking = policy.required.filter(
    metric => !metrics.some(judged => judged.metric === metric),
  );
  const decide =
    policy.rule === 'threshold' ? decideByThreshold : decideByEvidence;
  const { decision, reasons, checks } = decide({
    metrics,
    mismatched,
    observedSeconds,
    elapsedSeconds: Math.max(observedSeconds, (now - evidence.from) / 1000),
    lacking,
    awaited,
    missing,
    partial,
    policy,
    requests: evidence.requests,
  });
  return {
    decision,
    rule: policy.rule,
    reasons,
    metrics,
    checks,
    missing: Object.entries(missing).map(([metric, reason]) => ({
      metric: metric as CanaryMetric,
      reason,
    })),
    share: { ...evidence.requests, mismatched },
    observedSeconds,
    burnInSeconds: Math.min(observedSeconds, policy.burnInSeconds),
  };
}
