import type {
  CanaryMetric,
  Decision,
  MetricEvidence,
  Verdict,
} from '../../model/verdictTypes';
import type {
  CanaryEvidence,
  CountedMetric,
  TimedMetric,
} from './CanaryEvidence';
import { type CanaryPolicy, harmAlpha } from '../policy/CanaryPolicy';
import { judgeMetric } from './judgeMetric';
import { logLatencyEvidence } from './latency';
import { isShareMismatched } from './trafficShare';

export interface JudgeOptions {
  policy: CanaryPolicy;
  /** metrics that no source tells by revision, each with the reason and what would change that */
  missing?: Readonly<Partial<Record<CanaryMetric, string>>>;
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
  { policy, missing = {} }: JudgeOptions,
): Verdict {
  const metrics = judgedMetrics(evidence, policy);
  const mismatched = isShareMismatched(evidence.share, SHARE_ALPHA);
  const observedSeconds = (evidence.to - evidence.from) / 1000;
  const lacking = policy.required.filter(
    metric => !metrics.some(judged => judged.metric === metric),
  );
  const { decision, reasons } = decide({
    metrics,
    mismatched,
    observedSeconds,
    lacking,
    missing,
    policy,
    requests: evidence.requests,
  });
  return {
    decision,
    reasons,
    metrics,
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
    if (evidence) {
      const budget = metric === 'errors' ? policy.errorBudget : undefined;
      judged.push(judgeMetric({ metric, evidence, policy, budget }));
    }
  }
  for (const [field, metric] of Object.entries(TIMED_AS)) {
    const evidence = timed[field as TimedMetric];
    if (evidence?.atBound && evidence.harm) {
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

interface Grounds {
  metrics: readonly MetricEvidence[];
  mismatched: boolean;
  observedSeconds: number;
  lacking: readonly CanaryMetric[];
  missing: NonNullable<JudgeOptions['missing']>;
  policy: CanaryPolicy;
  requests: CanaryEvidence['requests'];
}

function decide(grounds: Grounds): { decision: Decision; reasons: string[] } {
  const { metrics, policy } = grounds;
  const harmful = metrics
    .filter(({ state }) => state === 'harmful')
    .sort((a, b) => weight(b, policy) - weight(a, policy));
  if (harmful.length > 0) {
    return {
      decision: 'rollback',
      reasons: harmful.map(({ detail }) => detail),
    };
  }
  const blind = whyCannotTell(grounds);
  if (blind.length > 0) {
    return { decision: 'cannot-tell', reasons: blind };
  }
  const open = whyKeepWatching(grounds);
  return open.length > 0
    ? { decision: 'keep-watching', reasons: open }
    : {
        decision: 'promote',
        reasons: metrics
          .filter(({ state }) => state === 'acceptable')
          .map(({ detail }) => `no sign of harm: ${detail}`),
      };
}

function weight({ metric, harm }: MetricEvidence, policy: CanaryPolicy) {
  return harm.evidence * harmAlpha(metric, policy);
}

function whyCannotTell(grounds: Grounds): string[] {
  const { mismatched, lacking, missing, requests, observedSeconds, policy } =
    grounds;
  if (observedSeconds <= policy.burnInSeconds) {
    return [];
  }
  const reasons = lacking
    .filter(metric => missing[metric] !== undefined)
    .map(metric => `${metric}: ${missing[metric]}`);
  if (requests.canary === 0) {
    reasons.push(
      requests.stable === 0
        ? 'neither side got any request'
        : `the canary got no request while stable got ${requests.stable}`,
    );
  }
  if (mismatched) {
    reasons.push(
      `the canary got ${requests.canary} of ${
        requests.canary + requests.stable
      } requests, which is not the share it was to get: the sides are not comparable`,
    );
  }
  return reasons;
}

function whyKeepWatching(grounds: Grounds): string[] {
  const { metrics, lacking, observedSeconds, policy, requests } = grounds;
  const reasons = lacking.map(metric => `${metric}: nothing was seen yet`);
  if (observedSeconds < policy.minimumSeconds) {
    reasons.push(
      `it is watched for at least ${
        policy.minimumSeconds
      } s, and was for ${Math.floor(observedSeconds)} s`,
    );
  }
  if (requests.canary < policy.minimumRequests) {
    reasons.push(
      `it is to get at least ${policy.minimumRequests} requests, and got ${requests.canary}`,
    );
  }
  for (const { metric, state, detail, requestsNeeded } of metrics) {
    if (policy.required.includes(metric) && state === 'undecided') {
      const more =
        typeof requestsNeeded === 'number'
          ? `; ${requestsNeeded} more requests without a fault would do`
          : '';
      reasons.push(`not decided: ${detail}${more}`);
    }
  }
  if (reasons.length > 0 && observedSeconds >= policy.maximumSeconds) {
    reasons.unshift(
      `${policy.maximumSeconds} s have not decided it: a person is to`,
    );
  }
  return reasons;
}
