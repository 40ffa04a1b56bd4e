import {
  DEFAULT_POLICY,
  judgeCanary,
  newCanaryEvidence,
  observeCanary,
} from '@modeldeck/plugin-model-serving-common';
import { asObserved } from '../asObserved';
import {
  ERROR_LIMIT,
  LATENCY_LIMIT,
  LATENCY_QUANTILE,
  type Rule,
} from '../Rule';

const POLICY = {
  ...DEFAULT_POLICY,
  // These streams show nothing else.
  watched: ['errors', 'latency'] as const,
  errorBudget: ERROR_LIMIT,
  latencyObjective: { quantile: LATENCY_QUANTILE, seconds: LATENCY_LIMIT },
};

/**
 * Ours, asked after every observation.
 *
 * @param toleratedRatio - odds of faults up to which the canary is no worse
 */
export function evidence(title: string, toleratedRatio: number): Rule {
  const policy = { ...POLICY, toleratedRatio };
  return {
    title,
    judge(intervals) {
      let seen = newCanaryEvidence(0);
      for (const interval of asObserved(intervals)) {
        seen = observeCanary(seen, [interval], policy);
        const { decision } = judgeCanary(seen, { policy });
        if (decision === 'rollback' || decision === 'promote') {
          return { decision, seconds: interval.to / 1000 };
        }
      }
      return undefined;
    },
  };
}
