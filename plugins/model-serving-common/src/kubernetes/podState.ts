import { condition } from './conditions';
import type { ContainerState, ContainerStatus } from './container';
import { plainText } from './plainText';
import type { Pod } from './pod';

/**
 * The STATUS column of `kubectl get pods`: people know these words and search for them.
 * Follows kubernetes/kubernetes: pkg/printers/internalversion/printers.go (printPod).
 *
 * @public
 */
export function podState(pod: Pod): string {
  return plainText(deletionState(pod) ?? runningState(pod), 80) || 'Unknown';
}

/** The RESTARTS column: of init containers only while they are what holds the pod up. @public */
export function podRestarts(pod: Pod): number {
  const blocked = blockingInit(pod) !== undefined && !isInitialized(pod);
  const counted = blocked
    ? pod.initContainerStatuses
    : [
        ...pod.initContainerStatuses.filter(status => isSidecar(pod, status)),
        ...pod.containerStatuses,
      ];
  return counted.reduce((sum, status) => sum + status.restartCount, 0);
}

function deletionState(pod: Pod): string | undefined {
  if (pod.metadata.deletionTimestamp === undefined) {
    return undefined;
  }
  if (pod.reason === 'NodeLost') {
    return 'Unknown';
  }
  return isTerminal(pod) ? undefined : 'Terminating';
}

function runningState(pod: Pod): string {
  const initState = blockingInit(pod);
  const fallback = initState ?? podReason(pod);
  return initState === undefined || isInitialized(pod)
    ? mainState(pod, fallback)
    : fallback;
}

function podReason(pod: Pod): string {
  const scheduled = condition(pod.conditions, 'PodScheduled');
  return scheduled?.reason === 'SchedulingGated'
    ? scheduled.reason
    : pod.reason || pod.phase;
}

/** What the first init container that is not through with its work is doing. */
function blockingInit(pod: Pod): string | undefined {
  const index = pod.initContainerStatuses.findIndex(
    status => !isThrough(pod, status),
  );
  const state = pod.initContainerStatuses[index]?.state;
  if (index < 0) {
    return undefined;
  }
  if (state?.phase === 'terminated') {
    return `Init:${terminationWord(state)}`;
  }
  if (
    state?.phase === 'waiting' &&
    state.reason &&
    state.reason !== 'PodInitializing'
  ) {
    return `Init:${state.reason}`;
  }
  return `Init:${index}/${pod.initContainers.length}`;
}

function isThrough(pod: Pod, status: ContainerStatus): boolean {
  const { state } = status;
  return (
    (state?.phase === 'terminated' && state.exitCode === 0) ||
    (isSidecar(pod, status) && status.started)
  );
}

function isSidecar(pod: Pod, status: ContainerStatus): boolean {
  return pod.initContainers.some(c => c.name === status.name && c.restartable);
}

/** The first container with something to say wins, as kubectl's loop from the back leaves it. */
function mainState(pod: Pod, fallback: string): string {
  const words = pod.containerStatuses.map(({ state }) => stateWord(state));
  const state = words.find(word => word !== undefined) ?? fallback;
  const runs = pod.containerStatuses.some(
    status => status.ready && status.state?.phase === 'running',
  );
  if (state !== 'Completed' || !runs) {
    return state;
  }
  return condition(pod.conditions, 'Ready')?.status === 'True'
    ? 'Running'
    : 'NotReady';
}

function stateWord(state: ContainerState | undefined): string | undefined {
  if (state?.phase === 'waiting') {
    return state.reason || undefined;
  }
  return state?.phase === 'terminated' ? terminationWord(state) : undefined;
}

function terminationWord(state: ContainerState): string {
  if (state.reason) {
    return state.reason;
  }
  return state.signal
    ? `Signal:${state.signal}`
    : `ExitCode:${state.exitCode ?? 0}`;
}

function isInitialized(pod: Pod): boolean {
  return condition(pod.conditions, 'Initialized')?.status === 'True';
}

/** Whether the pod has ended for good; it holds no node resources any more. @public */
export function isTerminal(pod: Pod): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}

const FAILING =
  /^(Init:)?(\w*BackOff|\w*Error|OOMKilled|ContainerCannotRun|Err\w+|InvalidImageName|RegistryUnavailable|ExitCode:[1-9]\d*|Signal:[1-9]\d*)$/;

/**
 * Whether a state, as `podState` gives it, means that a container cannot run. A pod on its way
 * (`Pending`, `ContainerCreating`, `Init:0/1`) is none, nor is one that leaves (`Terminating`).
 *
 * @public
 */
export function isFailingState(state: string): boolean {
  return FAILING.test(state);
}
