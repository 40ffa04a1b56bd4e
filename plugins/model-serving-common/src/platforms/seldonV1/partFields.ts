import {
  acceleratorsOf,
  podRequests,
  sumAccelerators,
} from '../../kubernetes/accelerators';
import type { Deployment } from '../../kubernetes/deployment';
import { podSummaries } from '../../kubernetes/podSummary';
import { type Known, isUnknown, orUnknown } from '../../model/known';
import type { Revision } from '../../model/types';
import type { SeldonWorkloads } from './seldonWorkloads';

/** The fields that the Deployments of one part fill, each of which runs a share of the graph. */
export function partFields(
  { deployments, pods, podsUnknown }: SeldonWorkloads,
  wantedBySpec: Known<number>,
): Pick<Revision, 'replicas' | 'pods' | 'accelerators'> {
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
    replicas: {
      wanted,
      ready:
        deployments.length > 0
          ? deployments.reduce((sum, d) => sum + d.readyReplicas, 0)
          : { unknown: podsUnknown },
    },
    accelerators: sumAccelerators(deployments.map(askedFor)),
  };
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
