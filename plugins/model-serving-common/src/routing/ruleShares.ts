import { type Known, isUnknown, unknown } from '../model/known';
import { type Shares, sumShares } from '../traffic/namedShares';
import { sharesOf } from '../traffic/sharesOf';
import type { RoutedBackend, RoutingRule } from './RoutingRule';

/**
 * The percentages of one rule, over all its backends: what goes to somebody else's Service is
 * not the service's, so the shares may add up to less than 100. Where several members
 * answer behind one Service, requests spread over their ready pods.
 */
export function ruleShares({ title, backends }: RoutingRule): Known<Shares> {
  const malformed = backends.find(({ weight }) => weight === undefined);
  if (malformed) {
    return unknown(`${title}: the weight of ${malformed.title} is malformed`);
  }
  const untold = backends.find(b => b.weight !== 0 && b.untold !== undefined);
  if (untold) {
    return unknown(
      `${title}: who answers behind ${untold.title} cannot be told: ${untold.untold}`,
    );
  }
  const percents = sharesOf(backends.map(({ weight = 0 }) => weight));
  if (isUnknown(percents)) {
    return unknown(`${title}: ${percents.unknown}`);
  }
  const parts: Array<readonly [string, number]> = [];
  for (const [index, backend] of backends.entries()) {
    const within = spread(backend);
    if (isUnknown(within)) {
      return within;
    }
    for (const [position, { name }] of backend.members.entries()) {
      const percent = (percents[index] ?? 0) * ((within[position] ?? 0) / 100);
      parts.push([name, percent]);
    }
  }
  return new Map(
    [...sumShares(parts)].map(([name, percent]) => [name, rounded(percent)]),
  );
}

function spread({ title, weight, members }: RoutedBackend): Known<number[]> {
  if (members.length < 2 || weight === 0) {
    return members.map(() => 100);
  }
  const shares = sharesOf(members.map(({ readyPods }) => readyPods));
  return isUnknown(shares)
    ? unknown(`${title} has no ready pod to send to`)
    : shares;
}

function rounded(percent: number): number {
  return Math.min(100, Math.round(percent * 100) / 100);
}
