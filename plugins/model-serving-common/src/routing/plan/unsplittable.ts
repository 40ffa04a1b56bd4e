import { isUnknown } from '../../model/known';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { agreedShares, type Shares } from '../../traffic/namedShares';
import type { RoutedRoute } from '../RoutedRoute';
import type { RoutedBackend, RoutingRule } from '../RoutingRule';
import { ruleShares } from '../ruleShares';
import { changedRules } from './changedRules';
import type { WhyNot } from '../../canary/plan/WhyNot';

/** Why the weights of these routes cannot give the members the shares; undefined: they can. */
export function unsplittable(
  routes: readonly RoutedRoute[],
  shares: Shares,
): WhyNot | undefined {
  for (const route of routes) {
    const { changed } = changedRules(route);
    for (const rule of changed) {
      const reason = unsplittableRule(route, rule, shares);
      if (reason) {
        return reason;
      }
    }
  }
  return disagreement(routes);
}

function unsplittableRule(
  route: RoutedRoute,
  { title, backends }: RoutingRule,
  shares: Shares,
): WhyNot | undefined {
  const place = `${title} of ${titleOf(route)}`;
  const instead = (what: string) => `${what}: ${editOf(route)}`;
  const malformed = backends.find(({ weight }) => weight === undefined);
  if (malformed) {
    return {
      reason: 'malformed-field',
      message: `the weight of ${malformed.title} in ${place} is no number`,
      instead: instead('correct it first'),
    };
  }
  const shared = backends.find(({ members }) => members.length > 1);
  if (shared) {
    return {
      reason: 'shared-backend',
      message: `${shared.title} in ${place} leads to ${namesOf(
        shared,
      )}: its weight does not tell them apart`,
      instead: instead('give each of them a Service of its own'),
    };
  }
  const stranger = backends.find(
    ({ members, weight }) => members.length === 0 && weight !== 0,
  );
  if (stranger) {
    return {
      reason: 'foreign-backend',
      message: `${place} also sends requests to ${stranger.title}, which is not of this service: its weights do not add up to the service's traffic`,
      instead: instead(
        'take it out, or change the weights together with its owner',
      ),
    };
  }
  return unroutedMember(backends, shares, place, instead);
}

function unroutedMember(
  backends: readonly RoutedBackend[],
  shares: Shares,
  place: string,
  instead: (what: string) => string,
): WhyNot | undefined {
  for (const [name, percent] of shares) {
    const own = backends.filter(
      ({ members: [member] }) => member?.name === name,
    );
    if (own.length === 0 && percent > 0) {
      return {
        reason: 'revision-not-routed',
        message: `${place} does not lead to ${name}, so that no weight gives it requests`,
        instead: instead(`add a Service of ${name} to it with weight 0`),
      };
    }
    if (own.length > 1) {
      return {
        reason: 'ambiguous-backends',
        message: `${place} leads to ${name} by more than one backend: which weight is meant cannot be told`,
        instead: instead('set the weights by hand'),
      };
    }
  }
  return undefined;
}

/** Rules that part from each other were written so by somebody, who knows what for. */
function disagreement(routes: readonly RoutedRoute[]): WhyNot | undefined {
  const all = routes.flatMap(route =>
    changedRules(route).changed.map(ruleShares),
  );
  const known = all.filter(shares => !isUnknown(shares));
  const [route] = routes;
  return route &&
    isUnknown(agreedShares(known, 'different')) &&
    known.length > 0
    ? {
        reason: 'route-rules-disagree',
        message: `${routes
          .map(titleOf)
          .join(
            ' and ',
          )} do not give the same shares in every rule: one split for all of them may not be what was meant`,
        instead: `give every rule the same weights first: ${editOf(route)}`,
      }
    : undefined;
}

function titleOf({ object }: RoutedRoute): string {
  return `${object.kind}/${object.metadata.name}`;
}

function editOf({ object }: RoutedRoute): string {
  const { kind, metadata } = object;
  return kubectlCommand(object, 'edit', kind.toLowerCase(), metadata.name);
}

function namesOf({ members }: RoutedBackend): string {
  return members.map(({ name }) => name).join(' and ');
}
