import { isUnknown, type Known, unknown } from '../../model/known';
import type { RoutedMember } from '../../routing/RoutedMember';
import { routeSplit } from '../../routing/routeSplit';
import type { TrafficSplit } from '../../routing/TrafficSplit';
import type { Shares } from '../../traffic/namedShares';
import type { SharesRead } from '../../traffic/trafficOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import { activeByService, activeByStatus } from './activeTraffic';
import { declaredPercent, percentOf, toHundredths } from './currentWeight';
import {
  isInFlight,
  type RolloutView,
  type TemplateRevision,
} from './RolloutView';
import { routedRevision } from './routedRevision';
import { sharesByHash } from './sharesByHash';
import type { CanaryStrategy } from './strategy';

export interface RolloutTraffic {
  declared: SharesRead;
  programmed: SharesRead;
  members: readonly RoutedMember[];
  split: TrafficSplit;
}

/** Who gets what: as the strategy asks for, and as the router holds it. */
export function rolloutTraffic(
  view: RolloutView,
  objects: NamespaceObjects,
): RolloutTraffic {
  const members = view.revisions.map(revision =>
    routedRevision(revision, view),
  );
  const split = routeSplit(members, objects);
  const { strategy } = view.rollout;
  return {
    members,
    split,
    declared:
      strategy?.kind === 'blue-green'
        ? activeByStatus(view)
        : declaredSteps(view, strategy),
    programmed:
      strategy?.kind === 'blue-green'
        ? activeByService(view, strategy, split, objects)
        : programmedShares(view, strategy, split),
  };
}

function declaredSteps(
  { rollout, revisions }: RolloutView,
  strategy: CanaryStrategy | undefined,
): SharesRead {
  const { status } = rollout;
  const stable = status.stableHash || status.currentHash;
  if (!strategy) {
    return {
      source: 'spec.strategy',
      shares: unknown('the spec has no strategy'),
    };
  }
  const percent = stable
    ? declaredPercent(rollout, strategy)
    : unknown('its controller has not reported on it yet');
  return {
    source: sourceOfDeclared(rollout),
    shares: isUnknown(percent)
      ? percent
      : sharesByHash(revisions, [
          [stable, toHundredths(100 - percent)],
          [status.currentHash, percent],
        ]),
  };
}

function sourceOfDeclared(rollout: RolloutView['rollout']): string {
  if (!isInFlight(rollout)) {
    return 'status.stableRS';
  }
  return rollout.status.abort ? 'status.abort' : 'spec.strategy.canary.steps';
}

/**
 * By the route, else what the controller says it has set, which for most routers is all that
 * can be read. Where nothing but replicas moves traffic, these are what is programmed.
 */
function programmedShares(
  { rollout, revisions }: RolloutView,
  strategy: CanaryStrategy | undefined,
  split: TrafficSplit,
): SharesRead {
  const routed = { source: split.source, shares: split.programmed };
  const router = strategy?.trafficRouting;
  const { weights } = rollout.status;
  if (!strategy || router === undefined || holdsWeights(split) || !weights) {
    const isUntold =
      router !== undefined && !holdsWeights(split) && isInFlight(rollout);
    return isUntold
      ? {
          source: 'status.canary.weights',
          shares: unknown('its controller has not reported any weights'),
        }
      : routed;
  }
  const { canary, stable, verified } = weights;
  const [canaryPercent, stablePercent] = [canary, stable].map(({ weight }) =>
    percentOf(weight, strategy),
  );
  return {
    source: 'status.canary.weights',
    shares:
      verified === false
        ? unknown(`${router} has not confirmed the weights that were set`)
        : knownShares(revisions, [
            [canary.hash, canaryPercent],
            [stable.hash, stablePercent],
          ]),
  };
}

/** Whether a route says who gets what, rather than the numbers of pods behind a Service. */
export function holdsWeights({ source, declaredSource }: TrafficSplit) {
  return source !== 'none' && declaredSource === undefined;
}

function knownShares(
  revisions: readonly TemplateRevision[],
  entries: ReadonlyArray<
    readonly [hash: string, percent: Known<number> | undefined]
  >,
): Known<Shares> {
  const parts: Array<readonly [string, number]> = [];
  for (const [hash, percent = 0] of entries) {
    if (isUnknown(percent)) {
      return percent;
    }
    if (percent > 0 && !revisions.some(revision => revision.hash === hash)) {
      return unknown('weights are reported of a revision that is gone');
    }
    parts.push([hash, percent]);
  }
  return sharesByHash(revisions, parts);
}

/** Whether the shares are those of a route, so that what is wrong with it concerns the service. */
export function usesSplit({ programmed, split }: RolloutTraffic): boolean {
  return programmed.source === split.source;
}
