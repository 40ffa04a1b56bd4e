import type { CanaryMetric, MetricEvidence } from '../../model/verdictTypes';
import type {
  CanaryEvidence,
  CountedMetric,
  TimedMetric,
} from './CanaryEvidence';
import type { CanaryPolicy } from '../policy/CanaryPolicy';
import { judgeMeans } from './judgeMeans';
import { judgeMetric } from './judgeMetric';
import { logLatencyEvidence } from './latency';

const COUNTED_AS: Readonly<Record<CountedMetric, CanaryMetric>> = {
  errors: 'errors',
  clientErrors: 'client-errors',
  restarts: 'restarts',
};

export const TIMED_AS: Readonly<Record<TimedMetric, CanaryMetric>> = {
  latency: 'latency',
  timeToFirstToken: 'time-to-first-token',
  interTokenLatency: 'inter-token-latency',
};

const MEANS_ONLY = 'only means are told, in which slow requests do not show';

/** What the evidence of each metric that is watched suffices for. */
export function judgedMetrics(
  evidence: CanaryEvidence,
  policy: CanaryPolicy,
  meansOnly: Readonly<Partial<Record<CanaryMetric, string>>> = {},
): MetricEvidence[] {
  const judged = [
    ...countedMetrics(evidence, policy),
    ...timedMetrics(evidence, policy),
  ];
  const { means } = evidence;
  const isTold = judged.some(({ metric }) => metric === 'latency');
  if (means && !isTold && policy.watched.includes('latency')) {
    judged.push(
      judgeMeans({
        metric: 'latency',
        evidence: means,
        policy,
        meansOnly: meansOnly.latency ?? MEANS_ONLY,
      }),
    );
  }
  return judged;
}

function countedMetrics(
  { counted }: CanaryEvidence,
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
  return judged;
}

function timedMetrics(
  { timed }: CanaryEvidence,
  policy: CanaryPolicy,
): MetricEvidence[] {
  const judged: MetricEvidence[] = [];
  for (const [field, metric] of Object.entries(TIMED_AS)) {
    const { atBound, harm } = timed[field as TimedMetric] ?? {};
    if (atBound && harm && policy.watched.includes(metric)) {
      const objective = metric === 'latency' && policy.latencyObjective;
      const isBeyond = objective && atBound.bound < objective.seconds;
      judged.push(
        judgeMetric({
          metric,
          evidence: atBound.slow,
          policy,
          bound: atBound.bound,
          logHarm: logLatencyEvidence(harm),
          ...(objective && !isBeyond && { budget: 1 - objective.quantile }),
          ...(isBeyond && { insufficient: beyondBounds(objective.seconds) }),
        }),
      );
    }
  }
  return judged;
}

function beyondBounds(seconds: number): string {
  return `no bound of its histograms is as large as the objective of ${seconds} s, so that nothing tells whether it is kept; choose one within them`;
}
