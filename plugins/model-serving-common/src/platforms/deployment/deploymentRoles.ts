import type { Deployment } from '../../kubernetes/deployment';
import { known } from '../../model/known';
import type { RevisionRole } from '../../model/types';
import { givenRole } from '../givenRole';
import { type DeploymentGroup, marksOf } from './DeploymentGroup';
import type { TrafficSplit } from '../../routing/TrafficSplit';

/**
 * Roles by Deployment name. A label `modeldeck.io/role` decides. For the others:
 * 1. one that gets copies of requests only is the shadow;
 * 2. stable is the oldest one that takes requests, else the oldest that wants replicas, else
 *    the oldest: a canary is deployed after what it is compared with;
 * 3. of the rest, one that takes requests, or of which that is not known, is a canary; without
 *    requests it is retired when it is older than stable or wants no replicas, else a candidate.
 */
export function deploymentRoles(
  { deployments }: DeploymentGroup,
  split: TrafficSplit,
): ReadonlyMap<string, RevisionRole> {
  const roles = new Map<string, RevisionRole>();
  for (const deployment of deployments) {
    const role =
      givenRole(marksOf(deployment)) ?? shadowRole(deployment, split);
    if (role) {
      roles.set(deployment.metadata.name, role);
    }
  }
  const open = deployments.filter(d => !roles.has(d.metadata.name));
  const stable = [...roles.values()].includes('stable')
    ? undefined
    : stableOf(open, split);
  for (const deployment of open) {
    roles.set(
      deployment.metadata.name,
      deployment === stable
        ? 'stable'
        : roleBeside(stable, deployment, open, split),
    );
  }
  return roles;
}

function shadowRole(
  { metadata }: Deployment,
  split: TrafficSplit,
): RevisionRole | undefined {
  return split.mirrored.has(metadata.name) &&
    percent(split, metadata.name) === 0
    ? 'shadow'
    : undefined;
}

/** They come oldest first. */
function stableOf(open: readonly Deployment[], split: TrafficSplit) {
  return (
    open.find(d => (percent(split, d.metadata.name) ?? 0) > 0) ??
    open.find(d => d.replicas !== 0) ??
    open[0]
  );
}

function roleBeside(
  stable: Deployment | undefined,
  deployment: Deployment,
  byAge: readonly Deployment[],
  split: TrafficSplit,
): RevisionRole {
  const share = percent(split, deployment.metadata.name);
  if (share !== 0 && (share !== undefined || deployment.replicas !== 0)) {
    return 'canary';
  }
  const isOlder =
    stable !== undefined && byAge.indexOf(deployment) < byAge.indexOf(stable);
  return isOlder || deployment.replicas === 0 ? 'retired' : 'candidate';
}

/** A share that is merely declared counts as well: a role is what somebody means it to be. */
function percent(split: TrafficSplit, name: string): number | undefined {
  const shares = known(split.programmed) ?? known(split.declared);
  return shares && (shares.get(name) ?? 0);
}
