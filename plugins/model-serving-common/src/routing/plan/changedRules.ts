import { isUnknown } from '../../model/known';
import { sameShares, type Shares } from '../../traffic/namedShares';
import type { RoutedRoute } from '../RoutedRoute';
import type { RoutingRule } from '../RoutingRule';
import { ruleShares } from '../ruleShares';

/** The rules of a route whose weights are a split of the service, and those that are not. */
export interface ChangedRules {
  changed: readonly RoutingRule[];
  /** lead certain requests elsewhere on purpose, e.g. those of testers */
  left: readonly RoutingRule[];
}

/**
 * Every rule that refers to the split is to be changed: those for everybody's requests, and those
 * for certain ones that share them out just the same.
 */
export function changedRules({ rules }: RoutedRoute): ChangedRules {
  const forAll = rules.filter(rule => !rule.conditional);
  const [first] = forAll;
  if (!first) {
    return { changed: rules, left: [] };
  }
  const split = ruleShares(first);
  const alike = rules.filter(
    rule => !rule.conditional || (!isUnknown(split) && isSplit(rule, split)),
  );
  return {
    changed: alike,
    left: rules.filter(rule => !alike.includes(rule)),
  };
}

function isSplit(rule: RoutingRule, split: Shares): boolean {
  const shares = ruleShares(rule);
  return !isUnknown(shares) && sameShares(shares, split);
}
