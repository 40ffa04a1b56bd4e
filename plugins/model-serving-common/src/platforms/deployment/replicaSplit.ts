import {
  type Service,
  SERVICES,
  serviceSelects,
} from '../../kubernetes/service';
import { type Known, isUnknown, unknown } from '../../model/known';
import { sharesOf } from '../../traffic/sharesOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { DeploymentGroup } from './DeploymentGroup';
import { readyPodsOf } from './deploymentPods';
import type { RouteSplit } from './RouteSplit';
import type { Shares } from './ruleShares';

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
  const source = `Service/${shared.metadata.name} by ready pods`;
  return {
    source,
    declared: proportional(group, d => d.replicas ?? NaN),
    programmed: proportional(group, d => readyPodsOf(d, objects)),
    mirrored: new Set(),
    hostnames: [],
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

function proportional(
  { deployments }: DeploymentGroup,
  count: (deployment: DeploymentGroup['deployments'][number]) => number,
): Known<Shares> {
  const [only, ...others] = deployments;
  if (only && others.length === 0) {
    return new Map([[only.metadata.name, 100]]);
  }
  const shares = sharesOf(deployments.map(count));
  return isUnknown(shares)
    ? unknown(`by replicas: ${shares.unknown}`)
    : new Map(deployments.map((d, i) => [d.metadata.name, shares[i] ?? 0]));
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
    hostnames: [],
    findings: [],
  };
}
