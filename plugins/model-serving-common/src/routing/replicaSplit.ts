import type { Service } from '../kubernetes/service';
import {
  type Known,
  isUnknown,
  known,
  orUnknown,
  unknown,
} from '../model/known';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { type Shares, sumShares, weightedShares } from '../traffic/namedShares';
import { memberServices, selectsAll } from './memberServices';
import { noSplit } from './noSplit';
import type { RoutedMember } from './RoutedMember';
import type { TrafficSplit } from './TrafficSplit';

/**
 * The split where no route holds weights: a Service spreads requests over the ready pods that it
 * selects, so the numbers of replicas are the weights, wanted ones as declared and ready ones as
 * programmed.
 */
export function replicaSplit(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): TrafficSplit {
  const services = memberServices(members, objects);
  const shared = services.find(service => selectsAll(service, members));
  if (!shared) {
    return noSplit(whyNoSplit(services));
  }
  return {
    source: `the ready pods behind Service/${shared.metadata.name}`,
    declaredSource: 'spec.replicas',
    declared: wantedShares(members),
    programmed: orUnknown(
      proportional(members, member => member.readyPods),
      'none of its pods is ready',
    ),
    mirrored: new Set(),
    urls: [],
    findings: [],
    routes: [],
  };
}

function wantedShares(members: readonly RoutedMember[]): Known<Shares> {
  for (const { title, wantedReplicas } of members) {
    if (isUnknown(wantedReplicas)) {
      return unknown(`${title}: ${wantedReplicas.unknown}`);
    }
  }
  return orUnknown(
    proportional(members, ({ wantedReplicas }) => known(wantedReplicas) ?? 0),
    'it wants no replicas',
  );
}

/** By a count of each; undefined where all of them are zero. */
function proportional(
  members: readonly RoutedMember[],
  count: (member: RoutedMember) => number,
): Shares | undefined {
  const [only, ...others] = members;
  return only && others.length === 0
    ? sumShares([[only.name, 100]])
    : known(weightedShares(members.map(m => [m.name, count(m)])));
}

function whyNoSplit(services: readonly Service[]): string {
  const names = services.map(s => `Service/${s.metadata.name}`).join(' and ');
  return names
    ? `no route splits requests between its revisions, which ${names} reach one by one`
    : 'no Service selects its pods';
}
