import type { KubeObject } from '../kubernetes/resourceType';
import { type Known, isUnknown } from '../model/known';
import type { Finding } from '../model/types';
import { agreedShares, type Shares } from '../traffic/namedShares';
import { findingAbout } from '../diagnosis/finding';
import { kubectlCommand } from '../diagnosis/kubectlCommand';
import { malformedFields } from '../diagnosis/malformedFields';
import { backendFinding } from './backendFinding';
import type { RoutingRule } from './RoutingRule';
import { ruleShares } from './ruleShares';

/** What the rules of a route come to, taken together. */
export interface RulesSplit {
  shares: Known<Shares>;
  mirrored: ReadonlySet<string>;
  findings: Finding[];
}

/**
 * The split that everybody's requests meet. Rules for certain requests only (testers who set a
 * header) do not count beside a rule for all. Rules that part from each other leave no one
 * split to speak of: then it is unknown, and a finding says why.
 */
export function splitOfRules(
  route: KubeObject,
  rules: readonly RoutingRule[],
): RulesSplit {
  const forAll = rules.filter(rule => !rule.conditional);
  const counted = forAll.length > 0 ? forAll : rules;
  const all = counted.map(ruleShares);
  const shares = agreedShares(all, 'its rules give different shares');
  const disagreement =
    isUnknown(shares) && all.length > 1 && !counted.some(hasMalformedWeight)
      ? rulesDisagree(route, counted, shares.unknown)
      : undefined;
  return {
    shares,
    mirrored: new Set(
      rules.flatMap(rule => rule.mirrored.map(({ name }) => name)),
    ),
    findings: [
      ...counted.map(rule => backendFinding(route, rule)),
      disagreement,
      malformedFields(route),
    ].filter(finding => finding !== undefined),
  };
}

/** What is malformed is a finding of its own, and rules alike in it do not disagree. */
function hasMalformedWeight({ backends }: RoutingRule): boolean {
  return backends.some(({ weight }) => weight === undefined);
}

function rulesDisagree(
  route: KubeObject,
  rules: readonly RoutingRule[],
  reason: string,
): Finding {
  return findingAbout(route, {
    rule: 'route-rules-disagree',
    severity: 'warning',
    cause: `${route.kind} "${route.metadata.name}" has no one split, so who gets what depends on the rule that a request meets: ${reason}`,
    evidence: rules.map(({ title, backends }) => ({
      source: 'route' as const,
      detail: `${title}: ${backends
        .map(b => `${b.title} ${b.weight ?? 'malformed'}`)
        .join(', ')}`,
    })),
    fix: `give every rule the same weights: ${kubectlCommand(
      route,
      'edit',
      route.kind.toLowerCase(),
      route.metadata.name,
    )}`,
  });
}
