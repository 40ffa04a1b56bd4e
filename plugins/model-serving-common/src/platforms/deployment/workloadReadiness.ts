import { readyCondition } from '../../health/readyCondition';
import { type Condition, condition } from '../../kubernetes/conditions';
import type { StatefulSet } from '../../kubernetes/statefulSet';
import { isStatefulSet, type PlainWorkload } from '../PlainWorkload';

/**
 * One Ready condition for all workloads of a service, as other platforms write one of their own.
 * A workload at zero replicas is available, so it counts without more.
 */
export function workloadReadiness(
  workloads: readonly PlainWorkload[],
  routePending: string | undefined,
): Condition | undefined {
  const available = workloads.map(availability);
  const bad = available.find(c => c !== undefined && c.status !== 'True');
  if (bad) {
    return { ...bad, type: 'Ready' };
  }
  if (available.includes(undefined)) {
    return undefined;
  }
  return routePending === undefined
    ? readyCondition('True', 'Available', 'its workloads are available')
    : readyCondition('False', 'ParentStatusNotAvailable', routePending);
}

function availability(workload: PlainWorkload): Condition | undefined {
  return isStatefulSet(workload)
    ? readyCounts(workload)
    : condition(workload.conditions, 'Available');
}

/** A StatefulSet reports how many are ready and leaves it to the reader whether that is enough. */
function readyCounts({
  metadata,
  replicas,
  readyReplicas,
  observedGeneration,
}: StatefulSet): Condition | undefined {
  if (observedGeneration === undefined || replicas === undefined) {
    return undefined;
  }
  return readyReplicas >= replicas
    ? readyCondition('True', 'Available', 'all of its replicas are ready')
    : readyCondition(
        'False',
        'ReplicasNotReady',
        `${readyReplicas} of ${replicas} replicas of StatefulSet "${metadata.name}" are ready`,
      );
}

/** Whether a controller has yet to look at the latest spec of one of them. */
export function isStatusStale(workloads: readonly PlainWorkload[]): boolean {
  return workloads.some(
    ({ metadata, observedGeneration }) =>
      observedGeneration !== undefined &&
      observedGeneration < (metadata.generation ?? 0),
  );
}
