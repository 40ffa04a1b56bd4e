import type { ContainerState, ContainerStatus } from '../kubernetes/container';
import type { Pod } from '../kubernetes/pod';

/** A container's report with the words a person knows it by. */
export interface ObservedContainer extends ContainerStatus {
  /** `container "x"` or `init container "x"` */
  title: string;
  init: boolean;
  waiting: ContainerState | undefined;
  /** how it ended last, now or before its latest restart */
  ended: ContainerState | undefined;
}

/** All containers of a pod that the kubelet has reported on, in their order of start. */
export function observedContainers(pod: Pod): ObservedContainer[] {
  return [
    ...pod.initContainerStatuses.map(status => observed(status, true)),
    ...pod.containerStatuses.map(status => observed(status, false)),
  ];
}

function observed(status: ContainerStatus, init: boolean): ObservedContainer {
  const { state, lastState } = status;
  return {
    ...status,
    init,
    title: `${init ? 'init container' : 'container'} "${status.name}"`,
    waiting: state?.phase === 'waiting' ? state : undefined,
    ended: [state, lastState].find(s => s?.phase === 'terminated'),
  };
}

/** Whether the container fails now: it waits after a failure, or has just failed. */
export function isCrashing({ state }: ContainerStatus): boolean {
  return state?.phase === 'waiting'
    ? state.reason === 'CrashLoopBackOff'
    : state?.phase === 'terminated' && (state.exitCode ?? 0) !== 0;
}
