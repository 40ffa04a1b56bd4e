import { ERROR_LIMIT, LATENCY_LIMIT, type Rule } from '../Rule';
import { windowOf } from './window';

const MEASUREMENTS = 15;
const MEASUREMENT_INTERVALS = 4;

/**
 * An analysis of the canary's error rate and latency, a measurement a minute. A measurement
 * without requests is NaN, which no condition holds for: it counts as failed
 * (argoproj/argo-rollouts: analysis/analysis.go, utils/evaluate).
 */
export function argoRollouts(failureLimit: number): Rule {
  return {
    title: `Argo Rollouts, failureLimit ${failureLimit}`,
    judge(intervals) {
      let errorFailures = 0;
      let latencyFailures = 0;
      for (let measured = 1; measured <= MEASUREMENTS; measured++) {
        const { errorRatio, quantile } = windowOf(
          intervals,
          measured * MEASUREMENT_INTERVALS,
          60,
          ['canary'],
        );
        errorFailures += errorRatio < ERROR_LIMIT ? 0 : 1;
        latencyFailures += quantile < LATENCY_LIMIT ? 0 : 1;
        if (Math.max(errorFailures, latencyFailures) > failureLimit) {
          return { decision: 'rollback', seconds: measured * 60 };
        }
      }
      return { decision: 'promote', seconds: MEASUREMENTS * 60 };
    },
  };
}
