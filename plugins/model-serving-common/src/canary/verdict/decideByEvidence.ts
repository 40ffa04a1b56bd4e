import type { MetricEvidence } from '../../model/verdictTypes';
import { type CanaryPolicy, harmAlpha } from '../policy/CanaryPolicy';
import type { Decided, Grounds } from './Grounds';
import { whyCannotTell, whyTooEarly } from './whyOpen';

/** By anytime-valid evidence: harm wherever it shows, promotion only where all required is shown. */
export function decideByEvidence(grounds: Grounds): Decided {
  const { metrics, policy } = grounds;
  const harmful = metrics
    .filter(({ state }) => state === 'harmful')
    .sort((a, b) => weight(b, policy) - weight(a, policy));
  if (harmful.length > 0) {
    return {
      decision: 'rollback',
      reasons: harmful.map(({ detail }) => detail),
      checks: [],
    };
  }
  const blind = whyCannotTell(grounds);
  if (blind.length > 0) {
    return { decision: 'cannot-tell', reasons: blind, checks: [] };
  }
  const open = whyKeepWatching(grounds);
  return open.length > 0
    ? { decision: 'keep-watching', reasons: open, checks: [] }
    : {
        decision: 'promote',
        reasons: metrics
          .filter(({ state }) => state === 'acceptable')
          .map(({ detail }) => `no sign of harm: ${detail}`),
        checks: [],
      };
}

function weight({ metric, harm }: MetricEvidence, policy: CanaryPolicy) {
  return harm.evidence * harmAlpha(metric, policy);
}

function whyKeepWatching(grounds: Grounds): string[] {
  const { metrics, observedSeconds, policy } = grounds;
  const reasons = whyTooEarly(grounds);
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
