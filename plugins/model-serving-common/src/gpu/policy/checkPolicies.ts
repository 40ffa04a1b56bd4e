import type { GpuPolicy } from './GpuPolicy';
import type { PolicyFacts } from './PolicyFacts';
import { policyKind } from './policyKinds';
import type { PolicyCheck } from './PolicyKind';
import { PolicyScope } from './PolicyScope';

/**
 * Who breaks which rule of the company, and which rules cannot be held against what is known: to
 * be told beside each other, since no violation is not to be taken for a rule that is kept.
 *
 * @public
 */
export function checkPolicies(
  policies: readonly GpuPolicy[],
  facts: PolicyFacts,
): PolicyCheck {
  const checks = policies.map(policy =>
    policyKind(policy.kind)?.check(policy, new PolicyScope(policy, facts)),
  );
  return {
    violations: checks.flatMap(check => check?.violations ?? []),
    problems: checks.flatMap(check => check?.problems ?? []),
  };
}
