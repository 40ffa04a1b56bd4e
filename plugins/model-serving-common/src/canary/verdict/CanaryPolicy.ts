import type { CanaryMetric } from '../../model/verdictTypes';

/** A latency that no more than (1 − quantile) of the requests may exceed. */
export interface LatencyObjective {
  quantile: number;
  seconds: number;
}

/** What is demanded of a canary. Pure data: of a service's annotations, or of the portal. */
export interface CanaryPolicy {
  /** the share of requests that may go wrong, from 0 to 1 */
  errorBudget: number;
  /** odds ratio up to which the canary is no worse than stable for all that matters */
  toleratedRatio: number;
  /** odds ratio from which it must not be promoted; the evidence that it is less bad is awaited */
  unacceptableRatio: number;
  /** absent: what matters is what stable does */
  latencyObjective?: LatencyObjective;
  /** the probability that a harmless canary is ever called harmful, over all metrics */
  rollbackAlpha: number;
  /** the probability that an unacceptable one is ever called acceptable, of each metric */
  promoteAlpha: number;
  minimumSeconds: number;
  /** after which nothing more is expected; a person is to decide */
  maximumSeconds: number;
  /** requests to the canary below which nothing is promoted */
  minimumRequests: number;
  /** a canary is cold at first, which says nothing of how it will be */
  burnInSeconds: number;
  /** without which nothing is promoted */
  required: readonly CanaryMetric[];
}

export const DEFAULT_POLICY: CanaryPolicy = {
  errorBudget: 0.02,
  toleratedRatio: 1.2,
  unacceptableRatio: 2,
  rollbackAlpha: 0.05,
  promoteAlpha: 0.05,
  minimumSeconds: 300,
  maximumSeconds: 86_400,
  minimumRequests: 100,
  burnInSeconds: 60,
  required: ['errors', 'latency'],
};

/**
 * How the probability of a false alarm is spread over the metrics. Fixed beforehand: a share that
 * depended on what is seen would spend it twice.
 */
const ALPHA_SHARES: Readonly<Record<CanaryMetric, number>> = {
  errors: 0.4,
  latency: 0.2,
  'client-errors': 0.1,
  'time-to-first-token': 0.1,
  'inter-token-latency': 0.1,
  restarts: 0.1,
};

/** The level at which a metric alone is evidence of harm. */
export function harmAlpha(metric: CanaryMetric, policy: CanaryPolicy): number {
  return policy.rollbackAlpha * ALPHA_SHARES[metric];
}
