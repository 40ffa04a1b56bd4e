import { writeTo } from '../../canary/plan/writeTo';
import type { PlannedWrite } from '../../model/types';
import { isUnknown } from '../../model/known';
import { sameShares, type Shares } from '../../traffic/namedShares';
import type { RoutedRoute } from '../RoutedRoute';
import type { RoutedBackend, RoutingRule } from '../RoutingRule';
import { ruleShares } from '../ruleShares';
import { changedRules } from './changedRules';
import { integerWeights } from './integerWeights';

interface Operation {
  op: 'test' | 'replace' | 'add';
  path: string;
  value: string | number;
}

/**
 * One patch of all weights of a route that the split is in; undefined where they are so already.
 * It first makes sure that each backend is still who it was and holds what it held: weights are
 * proportions, so that one that somebody else changed would change all shares.
 */
export function weightWrite(
  route: RoutedRoute,
  shares: Shares,
): PlannedWrite | undefined {
  const operations = changedRules(route).changed.flatMap(rule =>
    ruleOperations(rule, shares),
  );
  const changes = operations.filter(({ op }) => op !== 'test');
  if (changes.length === 0) {
    return undefined;
  }
  const { kind, metadata } = route.object;
  return writeTo(route.type, route.object, {
    type: 'json',
    patch: operations,
    summary: `set ${changes.length} weight${
      changes.length === 1 ? '' : 's'
    } of ${kind}/${metadata.name}`,
  });
}

function ruleOperations(rule: RoutingRule, shares: Shares): Operation[] {
  const { backends } = rule;
  const present = ruleShares(rule);
  if (!isUnknown(present) && sameShares(present, shares)) {
    return [];
  }
  const weights = integerWeights(
    backends.map(({ members: [member] }) =>
      member ? shares.get(member.name) ?? 0 : 0,
    ),
  );
  return [
    ...backends.flatMap(tests),
    ...backends.flatMap((backend, index) =>
      change(backend, weights[index] ?? 0),
    ),
  ];
}

function tests(backend: RoutedBackend): Operation[] {
  const { pointer, identity, weight, weightGiven } = backend;
  return [
    ...identity.map(field => ({
      op: 'test' as const,
      path: `${pointer}${field.pointer}`,
      value: field.value,
    })),
    ...(weightGiven && weight !== undefined
      ? [{ op: 'test' as const, path: `${pointer}/weight`, value: weight }]
      : []),
  ];
}

function change(
  { pointer, weight, weightGiven }: RoutedBackend,
  wanted: number,
): Operation[] {
  return weight === wanted
    ? []
    : [
        {
          op: weightGiven ? 'replace' : 'add',
          path: `${pointer}/weight`,
          value: wanted,
        },
      ];
}
