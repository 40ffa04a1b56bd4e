import {
  judgeCanary,
  newCanaryEvidence,
  observeCanary,
  THRESHOLD_POLICY,
} from '@modeldeck/plugin-model-serving-common';
import { asObserved } from '../asObserved';
import {
  ERROR_LIMIT,
  LATENCY_LIMIT,
  LATENCY_QUANTILE,
  type Rule,
} from '../Rule';

const policy = {
  ...THRESHOLD_POLICY,
  watched: ['errors', 'latency'] as const,
  errorBudget: ERROR_LIMIT,
  latencyObjective: { quantile: LATENCY_QUANTILE, seconds: LATENCY_LIMIT },
};

/** Our rule of limits, for those who have to keep to limits; asked after every observation. */
export const threshold: Rule = {
  title: 'Modeldeck, rule threshold',
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
