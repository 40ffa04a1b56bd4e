import type { Rule } from '../Rule';

const PROMOTE_SECONDS = 900;
/** one-sided, 5 % */
const Z = 1.6449;

/** Two proportions compared after every scrape, as if it were the only time. */
export const repeatedZTest: Rule = {
  title: 'z-test at every scrape',
  judge(intervals) {
    const canary = { requests: 0, errors: 0 };
    const stable = { requests: 0, errors: 0 };
    for (const { errors, to } of intervals) {
      canary.requests += errors.canary.requests;
      canary.errors += errors.canary.errors;
      stable.requests += errors.stable.requests;
      stable.errors += errors.stable.errors;
      const pooled =
        (canary.errors + stable.errors) / (canary.requests + stable.requests);
      const spread = Math.sqrt(
        pooled * (1 - pooled) * (1 / canary.requests + 1 / stable.requests),
      );
      const difference =
        canary.errors / canary.requests - stable.errors / stable.requests;
      if (difference / spread > Z) {
        return { decision: 'rollback', seconds: to / 1000 };
      }
      if (to / 1000 >= PROMOTE_SECONDS) {
        return { decision: 'promote', seconds: to / 1000 };
      }
    }
    return undefined;
  },
};
