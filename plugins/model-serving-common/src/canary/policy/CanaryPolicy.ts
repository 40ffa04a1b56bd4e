import type { CanaryMetric } from '../../model/verdictTypes';

/** A latency that no more than (1 − quantile) of the requests may exceed. */
export interface LatencyObjective {
  quantile: number;
  seconds: number;
}

/** What is demanded of a canary. Pure data: of a service's annotations, or of the portal. */
export interface CanaryPolicy {
  /** by what it is decided: anytime-valid evidence, or limits as scripts have them */
  rule: 'evidence' | 'threshold';
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
  /** a canary is slow while it is cold; what fails meanwhile, fails all the same */
  burnInSeconds: number;
  /** that may raise an alarm; fixed before the first look, e.g. to those that a source tells */
  watched: readonly CanaryMetric[];
  /** without which nothing is promoted */
  required: readonly CanaryMetric[];
  /** whether the portal rolls back by itself what is to be rolled back; decides nothing else */
  autoRollback: boolean;
  /** whether a mean that is no worse is enough for latency, where no histogram is told */
  meansSuffice: boolean;
}

export const DEFAULT_POLICY: CanaryPolicy = {
  rule: 'evidence',
  errorBudget: 0.02,
  toleratedRatio: 1.2,
  unacceptableRatio: 2,
  rollbackAlpha: 0.05,
  promoteAlpha: 0.05,
  minimumSeconds: 300,
  maximumSeconds: 86_400,
  minimumRequests: 100,
  burnInSeconds: 60,
  watched: [
    'errors',
    'latency',
    'client-errors',
    'time-to-first-token',
    'inter-token-latency',
    'restarts',
  ],
  required: ['errors', 'latency'],
  autoRollback: false,
  meansSuffice: false,
};

/** The limits that scripts and tutorials give, where nobody says others. */
export const THRESHOLD_POLICY: CanaryPolicy = {
  ...DEFAULT_POLICY,
  rule: 'threshold',
  latencyObjective: { quantile: 0.99, seconds: 0.5 },
  minimumSeconds: 900,
};

/** How the probability of a false alarm is spread over the metrics that are watched. */
const WEIGHTS: Readonly<Record<CanaryMetric, number>> = {
  errors: 10,
  latency: 4,
  'client-errors': 2,
  'time-to-first-token': 2,
  'inter-token-latency': 1,
  restarts: 1,
};

/** The level at which a metric alone is evidence of harm; 0 for one that is not watched. */
export function harmAlpha(
  metric: CanaryMetric,
  { rollbackAlpha, watched }: CanaryPolicy,
): number {
  const all = watched.reduce((sum, each) => sum + WEIGHTS[each], 0);
  return watched.includes(metric) ? (rollbackAlpha * WEIGHTS[metric]) / all : 0;
}
