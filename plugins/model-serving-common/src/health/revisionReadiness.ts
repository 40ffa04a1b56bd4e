import { isFailingState } from '../kubernetes/podState';
import { isUnknown, known } from '../model/known';
import type { PodSummary, Revision } from '../model/types';

/**
 * Whether users' requests may reach the revision. Only a route that is known to hold no weight
 * for it rules that out: what a spec declares says nothing of where requests really go.
 *
 * @public
 */
export function mayTakeTraffic({ traffic }: Revision): boolean {
  return isUnknown(traffic.programmed) || traffic.programmed.percent > 0;
}

/** Pods whose containers cannot run, as opposed to pods that are still starting. @public */
export function failingPods(revision: Revision): PodSummary[] {
  return revision.pods.filter(pod => !pod.ready && isFailingState(pod.state));
}

/**
 * Ready replicas. The pods are believed before the workload's own count, which lags behind them
 * when its controller is down; without joined pods that count is what there is.
 *
 * @public
 */
export function readyReplicas(revision: Revision): number | undefined {
  return revision.pods.length > 0
    ? revision.pods.filter(pod => pod.ready).length
    : known(revision.replicas.ready);
}

/** Whether it waits for pods that may still come up by themselves. @public */
export function isStarting(revision: Revision): boolean {
  const wanted = known(revision.replicas.wanted) ?? revision.pods.length;
  const ready = readyReplicas(revision) ?? wanted;
  return ready < wanted && failingPods(revision).length === 0;
}

/** Whether replicas are wanted and none of them is ready. @public */
export function hasNoReadyReplica(revision: Revision): boolean {
  const wanted = known(revision.replicas.wanted) ?? revision.pods.length;
  return wanted > 0 && readyReplicas(revision) === 0;
}
