import { known } from '../../model/known';
import type { RevisionRole } from '../../model/types';
import { givenRole } from '../givenRole';
import { marksOf, type PlainWorkload } from '../PlainWorkload';
import type { WorkloadGroup } from './WorkloadGroup';
import type { TrafficSplit } from '../../routing/TrafficSplit';

/**
 * Roles by the workload's name. A label `modeldeck.io/role` decides. For the others:
 * 1. one that gets copies of requests only is the shadow;
 * 2. stable is the oldest one that takes requests, else the oldest that wants replicas, else
 *    the oldest: a canary is deployed after what it is compared with;
 * 3. of the rest, one that takes requests, or of which that is not known, is a canary; without
 *    requests it is retired when it is older than stable or wants no replicas, else a candidate.
 */
export function workloadRoles(
  { workloads }: WorkloadGroup,
  split: TrafficSplit,
): ReadonlyMap<string, RevisionRole> {
  const roles = new Map<string, RevisionRole>();
  for (const workload of workloads) {
    const role = givenRole(marksOf(workload)) ?? shadowRole(workload, split);
    if (role) {
      roles.set(workload.metadata.name, role);
    }
  }
  const open = workloads.filter(d => !roles.has(d.metadata.name));
  const stable = [...roles.values()].includes('stable')
    ? undefined
    : stableOf(open, split);
  for (const workload of open) {
    roles.set(
      workload.metadata.name,
      workload === stable
        ? 'stable'
        : roleBeside(stable, workload, open, split),
    );
  }
  return roles;
}

function shadowRole(
  { metadata }: PlainWorkload,
  split: TrafficSplit,
): RevisionRole | undefined {
  return split.mirrored.has(metadata.name) &&
    percent(split, metadata.name) === 0
    ? 'shadow'
    : undefined;
}

/** They come oldest first. */
function stableOf(open: readonly PlainWorkload[], split: TrafficSplit) {
  return (
    open.find(d => (percent(split, d.metadata.name) ?? 0) > 0) ??
    open.find(d => d.replicas !== 0) ??
    open[0]
  );
}

function roleBeside(
  stable: PlainWorkload | undefined,
  workload: PlainWorkload,
  byAge: readonly PlainWorkload[],
  split: TrafficSplit,
): RevisionRole {
  const share = percent(split, workload.metadata.name);
  if (share !== 0 && (share !== undefined || workload.replicas !== 0)) {
    return 'canary';
  }
  const isOlder =
    stable !== undefined && byAge.indexOf(workload) < byAge.indexOf(stable);
  return isOlder || workload.replicas === 0 ? 'retired' : 'candidate';
}

/** A share that is merely declared counts as well: a role is what somebody means it to be. */
function percent(split: TrafficSplit, name: string): number | undefined {
  const shares = known(split.programmed) ?? known(split.declared);
  return shares && (shares.get(name) ?? 0);
}
