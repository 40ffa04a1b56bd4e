import type {
  CanaryMetric,
  MetricEvidence,
  Verdict,
} from '../../model/verdictTypes';
import type {
  CanaryEvidence,
  CountedMetric,
  TimedMetric,
} from './CanaryEvidence';
import type { CanaryPolicy } from '../policy/CanaryPolicy';
import { decideByEvidence } from './decideByEvidence';
import { judgeMetric } from './judgeMetric';
import { logLatencyEvidence } from './latency';
import { decideByThreshold } from './thresholdRule';
import { isShareMismatched } from './trafficShare';

export interface JudgeOptions {
  policy: CanaryPolicy;
  /** metrics that no source tells by revision, each with the reason and what would change that */
  missing?: Readonly<Partial<Record<CanaryMetric, string>>>;
  /** a sentence about what could not be read, so that counts are of a part only */
  partial?: string;
  /** epoch milliseconds; absent: when it was observed last. Time passes where nothing is seen, too */
  now?: number;
}

const COUNTED_AS: Readonly<Record<CountedMetric, CanaryMetric>> = {
  errors: 'errors',
  clientErrors: 'client-errors',
  restarts: 'restarts',
};

const TIMED_AS: Readonly<Record<TimedMetric, CanaryMetric>> = {
  latency: 'latency',
  timeToFirstToken: 'time-to-first-token',
  interTokenLatency: 'inter-token-latency',
};

/** That shares are called wrong which are right: as rare as a metric's false alarm. */
const SHARE_ALPHA = 0.001;

/**
 * What follows from the evidence, at whatever moment it is asked for. Harm counts wherever it
 * shows; for promotion every required metric must be shown acceptable, so that less data is never
 * more sure, and a missing metric never promotes.
 */
export function judgeCanary(
  evidence: CanaryEvidence,
  { policy, missing = {}, partial, now = evidence.to }: JudgeOptions,
): Verdict {
  const metrics = judgedMetrics(evidence, policy);
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

function judgedMetrics(
  { counted, timed }: CanaryEvidence,
  policy: CanaryPolicy,
): MetricEvidence[] {
  const judged: MetricEvidence[] = [];
  for (const [field, metric] of Object.entries(COUNTED_AS)) {
    const evidence = counted[field as CountedMetric];
    if (evidence && policy.watched.includes(metric)) {
      const budget = metric === 'errors' ? policy.errorBudget : undefined;
      judged.push(judgeMetric({ metric, evidence, policy, budget }));
    }
  }
  for (const [field, metric] of Object.entries(TIMED_AS)) {
    const evidence = timed[field as TimedMetric];
    if (evidence?.atBound && evidence.harm && policy.watched.includes(metric)) {
      const { latencyObjective: objective } = policy;
      judged.push(
        judgeMetric({
          metric,
          evidence: evidence.atBound.slow,
          policy,
          bound: evidence.atBound.bound,
          logHarm: logLatencyEvidence(evidence.harm),
          ...(metric === 'latency' &&
            objective && { budget: 1 - objective.quantile }),
        }),
      );
    }
  }
  return judged;
}
