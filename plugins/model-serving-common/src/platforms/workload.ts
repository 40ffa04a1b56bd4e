import { sumAccelerators } from '../kubernetes/accelerators';
import type { Pod } from '../kubernetes/pod';
import { podSummaries } from '../kubernetes/podSummary';
import { type Known, orUnknown } from '../model/known';
import type { Accelerator, Revision } from '../model/types';

/** What runs a revision, as far as it could be read. */
export interface Workload {
  pods: readonly Pod[];
  /** why the pods could not be read; then the counts below stand in for them */
  podsUnknown: string | undefined;
  wanted: Known<number>;
  /** the controller's own count of ready replicas */
  reportedReady: Known<number>;
  /** what one replica asks for by its spec */
  acceleratorsPerReplica: readonly Accelerator[];
}

type WorkloadFields = Pick<Revision, 'replicas' | 'pods' | 'accelerators'>;

/**
 * The fields of a revision that its workload fills. Pods are believed before any controller's
 * count. Without pods to read, accelerators are those of the spec times the replicas wanted.
 */
export function workloadFields(workload: Workload): WorkloadFields {
  const pods = podSummaries(workload.pods);
  if (workload.podsUnknown === undefined) {
    return {
      pods,
      replicas: {
        wanted: workload.wanted,
        ready: pods.filter(pod => pod.ready).length,
      },
      accelerators: sumAccelerators(pods.map(pod => pod.accelerators)),
    };
  }
  const { wanted, reportedReady } = workload;
  return {
    pods: [],
    replicas: { wanted, ready: reportedReady },
    accelerators:
      typeof wanted === 'number'
        ? workload.acceleratorsPerReplica
            .map(({ resource, count }) => ({ resource, count: count * wanted }))
            .filter(({ count }) => count > 0)
        : [],
  };
}

/** A count that an API server let through although it makes no sense is as good as none. */
export function knownCount(
  count: number | undefined,
  reason: string,
): Known<number> {
  return orUnknown(
    count !== undefined && count >= 0 ? count : undefined,
    reason,
  );
}
