import { orUnknown } from '../model/known';
import type { PodSummary } from '../model/types';
import { podAccelerators } from './accelerators';
import { condition } from './conditions';
import type { Pod } from './pod';
import { isTerminal, podRestarts, podState } from './podState';

/** A pod as the wire format has it. @public */
export function podSummary(pod: Pod): PodSummary {
  return {
    name: pod.metadata.name,
    state: podState(pod),
    ready: isPodReady(pod),
    restarts: podRestarts(pod),
    node: orUnknown(pod.nodeName, 'not scheduled yet'),
    accelerators: podAccelerators(pod),
    ...(pod.claims.length > 0 && { claims: pod.claims }),
    createdAt: orUnknown(
      pod.metadata.creationTimestamp,
      'the pod has no creation time',
    ),
  };
}

/** Whether it takes requests: a pod being deleted is already leaving its Services. @public */
export function isPodReady(pod: Pod): boolean {
  return (
    pod.metadata.deletionTimestamp === undefined &&
    condition(pod.conditions, 'Ready')?.status === 'True'
  );
}

/**
 * The pods of a revision, ordered by name. Pods that ended for good (evicted, or left over from a
 * node's shutdown) are not among them: their ReplicaSet has replaced them already, and counting
 * them would call a service broken long after it recovered.
 *
 * @public
 */
export function podSummaries(pods: readonly Pod[]): PodSummary[] {
  return pods
    .filter(pod => !isTerminal(pod))
    .map(podSummary)
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}
