import {
  acceleratorsOf,
  podRequests,
  sumAccelerators,
} from '../../kubernetes/accelerators';
import type { Deployment } from '../../kubernetes/deployment';
import { podSummaries } from '../../kubernetes/podSummary';
import { type Known, isUnknown, orUnknown, unknown } from '../../model/known';
import type { Revision } from '../../model/types';
import type { SeldonWorkloads } from './seldonWorkloads';

/** The fields that the Deployments of one part fill, each of which runs a share of the graph. */
export function partFields(
  workloads: SeldonWorkloads,
  wantedBySpec: Known<number>,
): Pick<Revision, 'replicas' | 'pods' | 'accelerators'> {
  const { deployments, pods, podsUnknown } = workloads;
  const wanted =
    deployments.length > 0
      ? sumKnown(deployments.map(wantedReplicas))
      : wantedBySpec;
  if (podsUnknown === undefined) {
    const summaries = podSummaries(pods);
    return {
      pods: summaries,
      replicas: { wanted, ready: summaries.filter(pod => pod.ready).length },
      accelerators: sumAccelerators(summaries.map(pod => pod.accelerators)),
    };
  }
  return {
    pods: [],
    replicas: { wanted, ready: reportedReady(workloads, podsUnknown) },
    accelerators: sumAccelerators(deployments.map(askedFor)),
  };
}

/** Without pods: what the Deployments count, else what Seldon's status repeats of them. */
function reportedReady(
  { deployments, reported }: SeldonWorkloads,
  podsUnknown: string,
): Known<number> {
  if (deployments.length > 0) {
    return deployments.reduce((sum, d) => sum + d.readyReplicas, 0);
  }
  return reported.length > 0
    ? reported.reduce((sum, d) => sum + d.availableReplicas, 0)
    : unknown(podsUnknown);
}

export function sumKnown(counts: ReadonlyArray<Known<number>>): Known<number> {
  let total = 0;
  for (const count of counts) {
    if (isUnknown(count)) {
      return count;
    }
    total += count;
  }
  return total;
}

function wantedReplicas({ metadata, replicas }: Deployment): Known<number> {
  return orUnknown(
    replicas,
    `spec.replicas of Deployment "${metadata.name}" is not a count`,
  );
}

function askedFor({ replicas = 0, template }: Deployment) {
  return acceleratorsOf(podRequests(template))
    .map(({ resource, count }) => ({ resource, count: count * replicas }))
    .filter(({ count }) => count > 0);
}
