import type { CanaryMetric } from '../../model/verdictTypes';
import {
  type CanaryPolicy,
  DEFAULT_POLICY,
  THRESHOLD_POLICY,
} from './CanaryPolicy';
import type { GivenPolicy } from './policyFields';

/** A policy, and what in it contradicts itself. @public */
export interface EffectivePolicy {
  policy: CanaryPolicy;
  /** each a sentence; with any of them the policy is not to be used */
  problems: string[];
}

/**
 * What is demanded of a canary, by all who may demand something: the settings of the company,
 * the annotations of the service, and flags, of which each goes before those named earlier. The
 * rule chosen decides which defaults the rest is filled with.
 *
 * @public
 */
export function effectivePolicy(
  ...given: ReadonlyArray<GivenPolicy | undefined>
): EffectivePolicy {
  const together: GivenPolicy = Object.assign({}, ...given);
  const defaults =
    together.rule === 'threshold' ? THRESHOLD_POLICY : DEFAULT_POLICY;
  const policy = { ...defaults, ...together };
  return { policy, problems: contradictions(policy) };
}

function contradictions(policy: CanaryPolicy): string[] {
  const { toleratedRatio, unacceptableRatio } = policy;
  const { minimumSeconds, maximumSeconds, burnInSeconds } = policy;
  const problems: string[] = [];
  if (toleratedRatio >= unacceptableRatio) {
    problems.push(
      `the tolerated ratio (${toleratedRatio}) has to be below the unacceptable one (${unacceptableRatio})`,
    );
  }
  if (minimumSeconds > maximumSeconds) {
    problems.push(
      `the minimum observation (${minimumSeconds} s) is longer than the maximum (${maximumSeconds} s)`,
    );
  }
  if (burnInSeconds >= maximumSeconds) {
    problems.push(
      `the burn-in (${burnInSeconds} s) leaves nothing of the maximum observation (${maximumSeconds} s)`,
    );
  }
  return problems;
}

/**
 * The policy for a canary of which these metrics are told by no source. The probability of a
 * false alarm is not spent on what cannot be seen. To be asked once, when watching begins:
 * spreading it anew while evidence is there would let false alarms through. What is required is
 * watched in any case, since a source may turn up.
 *
 * @public
 */
export function watchablePolicy(
  policy: CanaryPolicy,
  missing: Readonly<Partial<Record<CanaryMetric, string>>>,
): CanaryPolicy {
  const { required } = policy;
  const seen = policy.watched.filter(
    metric => missing[metric] === undefined && !required.includes(metric),
  );
  return { ...policy, watched: [...required, ...seen] };
}
