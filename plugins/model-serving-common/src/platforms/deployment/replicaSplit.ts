import type { Deployment } from '../../kubernetes/deployment';
import {
  type Service,
  SERVICES,
  serviceSelects,
} from '../../kubernetes/service';
import { type Known, known, orUnknown, unknown } from '../../model/known';
import {
  type Shares,
  sumShares,
  weightedShares,
} from '../../traffic/namedShares';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { DeploymentGroup } from './DeploymentGroup';
import { readyPodsOf } from './deploymentPods';
import type { RouteSplit } from './RouteSplit';

/**
 * The split where no route holds weights: a Service spreads requests over the ready pods that it
 * selects, so the numbers of replicas are the weights, wanted ones as declared and ready ones as
 * programmed.
 */
export function replicaSplit(
  group: DeploymentGroup,
  objects: NamespaceObjects,
): RouteSplit {
  const services = groupServices(group, objects);
  const shared = services.find(service => selectsAll(service, group));
  if (!shared) {
    return noSplit(whyNoSplit(services));
  }
  return {
    source: `the ready pods behind Service/${shared.metadata.name}`,
    declaredSource: 'spec.replicas',
    declared: wantedShares(group),
    programmed: orUnknown(
      proportional(group.deployments, d => readyPodsOf(d, objects)),
      'none of its pods is ready',
    ),
    mirrored: new Set(),
    urls: [],
    findings: [],
  };
}

/** Services that select pods of the group, those that select all of it first. */
export function groupServices(
  group: DeploymentGroup,
  objects: NamespaceObjects,
): Service[] {
  const selected = objects
    .list(SERVICES)
    .filter(service =>
      group.deployments.some(d => serviceSelects(service, d.template.labels)),
    );
  return [
    ...selected.filter(service => selectsAll(service, group)),
    ...selected.filter(service => !selectsAll(service, group)),
  ];
}

function selectsAll(service: Service, { deployments }: DeploymentGroup) {
  return deployments.every(d => serviceSelects(service, d.template.labels));
}

function wantedShares({ deployments }: DeploymentGroup): Known<Shares> {
  const malformed = deployments.find(d => d.replicas === undefined);
  return malformed
    ? unknown(
        `spec.replicas of Deployment "${malformed.metadata.name}" is not a count`,
      )
    : orUnknown(
        proportional(deployments, d => d.replicas ?? 0),
        'its Deployments want no replicas',
      );
}

/** By a count of each; undefined where all of them are zero. */
function proportional(
  deployments: readonly Deployment[],
  count: (deployment: Deployment) => number,
): Shares | undefined {
  const [only, ...others] = deployments;
  return only && others.length === 0
    ? sumShares([[only.metadata.name, 100]])
    : known(weightedShares(deployments.map(d => [d.metadata.name, count(d)])));
}

function whyNoSplit(services: readonly Service[]): string {
  const names = services.map(s => `Service/${s.metadata.name}`).join(' and ');
  return names
    ? `no route splits requests between its Deployments, which ${names} reach one by one`
    : 'no Service selects its pods';
}

/** Nothing can be said of who gets what. */
export function noSplit(reason: string): RouteSplit {
  return {
    source: 'none',
    declared: unknown(reason),
    programmed: unknown(reason),
    mirrored: new Set(),
    urls: [],
    findings: [],
  };
}
