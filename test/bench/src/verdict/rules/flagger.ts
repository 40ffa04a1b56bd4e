import { ERROR_LIMIT, LATENCY_LIMIT, type Rule } from '../Rule';
import { windowOf } from './window';

const ITERATIONS = 10;
const CHECK_INTERVALS = 4;

/**
 * A check a minute; a failed one, or one without values, halts the advancement, and so many of
 * them roll back (fluxcd/flagger: pkg/controller/scheduler.go).
 */
export function flagger(threshold: number): Rule {
  return {
    title: `Flagger, threshold ${threshold}`,
    judge(intervals) {
      let failed = 0;
      let advanced = 0;
      const checks = Math.floor(intervals.length / CHECK_INTERVALS);
      for (let check = 1; check <= checks; check++) {
        const seconds = check * 60;
        const { errorRatio, quantile } = windowOf(
          intervals,
          check * CHECK_INTERVALS,
          60,
          ['canary'],
        );
        if (errorRatio <= ERROR_LIMIT && quantile <= LATENCY_LIMIT) {
          advanced++;
        } else {
          failed++;
        }
        if (failed >= threshold) {
          return { decision: 'rollback', seconds };
        }
        if (advanced >= ITERATIONS) {
          return { decision: 'promote', seconds };
        }
      }
      return undefined;
    },
  };
}
