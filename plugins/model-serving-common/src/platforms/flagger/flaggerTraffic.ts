import { plainText } from '../../kubernetes/plainText';
import { isPodReady } from '../../kubernetes/podSummary';
import {
  type Service,
  SERVICES,
  serviceSelects,
} from '../../kubernetes/service';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { RoutedMember } from '../../routing/RoutedMember';
import { routeSplit } from '../../routing/routeSplit';
import type { TrafficSplit } from '../../routing/TrafficSplit';
import type { Shares } from '../../traffic/namedShares';
import type { SharesRead } from '../../traffic/trafficOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import {
  type CanaryWorkload,
  type FlaggerView,
  workloadsOf,
} from './FlaggerView';
import { isIdle, isInFlight, isSettingUp } from './phases';

export interface FlaggerTraffic {
  declared: SharesRead;
  programmed: SharesRead;
  members: readonly RoutedMember[];
  split: TrafficSplit;
}

/** Who gets what: as Flagger says, and as the route that it owns holds it. */
export function flaggerTraffic(
  view: FlaggerView,
  objects: NamespaceObjects,
): FlaggerTraffic {
  const members = workloadsOf(view).map(routedWorkload);
  const split = routeSplit(members, objects);
  return {
    members,
    split,
    declared: declaredShares(view),
    programmed: programmedShares(view, members, split, objects),
  };
}

/** Whether the shares are those of a route, so that what is wrong with it concerns the service. */
export function usesSplit({ programmed, split }: FlaggerTraffic): boolean {
  return programmed.source === split.source;
}

function routedWorkload(workload: CanaryWorkload): RoutedMember {
  const { name, deployment, pods } = workload;
  return {
    name,
    title: `Deployment/${name}`,
    labels: deployment?.template.labels ?? pods[0]?.metadata.labels ?? {},
    wantedReplicas: wantedReplicas(workload),
    readyPods: pods.filter(isPodReady).length,
  };
}

export function wantedReplicas({
  name,
  deployment,
}: CanaryWorkload): Known<number> {
  return orUnknown(
    deployment?.replicas,
    deployment
      ? 'spec.replicas is not a count'
      : `the workload "${plainText(name)}" could not be read`,
  );
}

/**
 * What Flagger says the canary gets. Its weight speaks only of the strategy that moves weights,
 * and is set to 0 while a promotion waits for approval although the route stays as it was
 * (flagger: pkg/canary/status.go, setStatusPhase).
 */
function declaredShares(view: FlaggerView): SharesRead {
  const { canary, primary, target } = view;
  const { status, analysis } = canary;
  const source = 'status.canaryWeight';
  const told = (shares: Known<Shares>) => ({ source, shares });
  if (isSettingUp(canary)) {
    return told(unknown('Flagger has not set it up yet'));
  }
  if (status.canaryWeight === undefined) {
    return told(unknown('status.canaryWeight is malformed'));
  }
  if (canary.provider === 'kubernetes') {
    // It has no route to move weights on: users' Service selects the primary throughout.
    return told(new Map([[primary?.name ?? '', 100]]));
  }
  if (isInFlight(canary) && analysis?.strategy === 'ab-testing') {
    return told(
      unknown('only requests that match go to the canary, all of them'),
    );
  }
  const isCounted = analysis?.strategy === 'blue-green';
  if (
    status.phase === 'WaitingPromotion' ||
    (isCounted && !isIdle(canary) && status.phase !== 'Failed')
  ) {
    return told(unknown(`Flagger does not say it while ${status.phase}`));
  }
  const percent = Math.min(100, status.canaryWeight);
  return told(
    new Map([
      [primary?.name ?? '', 100 - percent],
      [target?.name ?? '', percent],
    ]),
  );
}

/**
 * By the route. Without one in sight, what the Service for users selects is all that there is
 * for the provider `kubernetes`, and nothing can be said of the others.
 */
function programmedShares(
  { canary }: FlaggerView,
  members: readonly RoutedMember[],
  split: TrafficSplit,
  objects: NamespaceObjects,
): SharesRead {
  const { provider, serviceName } = canary;
  const holdsWeights =
    split.source !== 'none' && split.declaredSource === undefined;
  if (holdsWeights || objects.cannotTell(SERVICES) !== undefined) {
    return { source: split.source, shares: split.programmed };
  }
  if (provider === 'kubernetes') {
    const service = objects.find(SERVICES, serviceName);
    return {
      source: `Service/${serviceName}`,
      shares: service
        ? selectedShares(service, members)
        : unknown(`there is no Service/${serviceName}`),
    };
  }
  return {
    source: 'none',
    shares: unknown(
      provider
        ? `the routes of the provider "${provider}" are not read, or lead to none of its Services`
        : 'the Canary names no provider, and no route leads to its Services',
    ),
  };
}

function selectedShares(
  service: Service,
  members: readonly RoutedMember[],
): Known<Shares> {
  const selected = members.filter(({ labels }) =>
    serviceSelects(service, labels),
  );
  const [only, ...others] = selected;
  return only && others.length === 0
    ? new Map([[only.name, 100]])
    : unknown(
        `Service/${service.metadata.name} selects ${
          selected.length === 0 ? 'none' : 'all'
        } of its workloads`,
      );
}
