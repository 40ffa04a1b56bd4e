import { ERROR_LIMIT, LATENCY_LIMIT, type Rule } from '../Rule';
import { windowOf } from './window';

const CHECKS = 15;
const CHECK_INTERVALS = 4;
const FEWEST_REQUESTS = 100;

/**
 * The script that tutorials give: a check a minute for fifteen, over stable and canary together.
 * An error rate of three times the limit rolls back at once; at the end nine checks in ten must
 * have passed.
 */
export const pooledScript: Rule = {
  title: 'pooled threshold script',
  judge(intervals) {
    let passes = 0;
    for (let check = 1; check <= CHECKS; check++) {
      const end = check * CHECK_INTERVALS;
      const both = ['canary', 'stable'] as const;
      const recent = windowOf(intervals, end, 300, both);
      if (recent.errorRatio > 3 * ERROR_LIMIT) {
        return { decision: 'rollback', seconds: check * 60 };
      }
      const isBusy =
        windowOf(intervals, end, 900, both).requests >= FEWEST_REQUESTS;
      const isWell =
        recent.errorRatio < ERROR_LIMIT && recent.quantile < LATENCY_LIMIT;
      passes += isBusy && isWell ? 1 : 0;
    }
    return {
      decision: passes / CHECKS >= 0.9 ? 'promote' : 'rollback',
      seconds: CHECKS * 60,
    };
  },
};
