import type { KubeObject } from '../json/KubeObject';
import {
  conditionOf,
  isJsonObject,
  listAt,
  numberAt,
  textAt,
  valueAt,
} from '../json/read';
import { humanDuration } from './humanDuration';

/** A native sidecar: an init container that keeps running beside the others. */
function sidecarNames(pod: KubeObject): Set<unknown> {
  return new Set(
    listAt(pod, 'spec', 'initContainers')
      .filter(container => valueAt(container, 'restartPolicy') === 'Always')
      .map(container => valueAt(container, 'name')),
  );
}

function runningStatuses(pod: KubeObject): unknown[] {
  const sidecars = sidecarNames(pod);
  return [
    ...listAt(pod, 'status', 'initContainerStatuses').filter(status =>
      sidecars.has(valueAt(status, 'name')),
    ),
    ...listAt(pod, 'status', 'containerStatuses'),
  ];
}

export function podReady(pod: KubeObject): string {
  const ready = runningStatuses(pod).filter(
    status => valueAt(status, 'ready') === true,
  );
  const total =
    listAt(pod, 'spec', 'containers').length + sidecarNames(pod).size;
  return `${ready.length}/${total}`;
}

export function podRestarts(pod: KubeObject, now: Date): string {
  const statuses = runningStatuses(pod);
  const restarts = statuses.reduce<number>(
    (sum, status) => sum + (numberAt(status, 'restartCount') ?? 0),
    0,
  );
  const last = statuses
    .map(s =>
      Date.parse(textAt(s, 'lastState', 'terminated', 'finishedAt') ?? ''),
    )
    .filter(time => !Number.isNaN(time))
    .reduce((latest, time) => Math.max(latest, time), 0);
  return restarts > 0 && last > 0
    ? `${restarts} (${humanDuration(now.getTime() - last)} ago)`
    : String(restarts);
}

/** kubernetes/kubernetes: pkg/printers/internalversion/printers.go, printPod */
export function podStatus(pod: KubeObject): string {
  if (pod.metadata.deletionTimestamp) {
    return 'Terminating';
  }
  const initializing = initStatus(pod);
  if (initializing) {
    return initializing;
  }
  const phase = textAt(pod, 'status', 'phase') ?? 'Unknown';
  const statuses = listAt(pod, 'status', 'containerStatuses');
  let reason = textAt(pod, 'status', 'reason') ?? phase;
  if (conditionOf(pod, 'PodScheduled')?.reason === 'SchedulingGated') {
    reason = 'SchedulingGated';
  }
  for (const status of [...statuses].reverse()) {
    reason = stateReason(valueAt(status, 'state')) ?? reason;
  }
  const running = statuses.some(
    status =>
      valueAt(status, 'ready') === true &&
      isJsonObject(valueAt(status, 'state', 'running')),
  );
  if (reason === 'Completed' && running) {
    return conditionOf(pod, 'Ready')?.status === 'True'
      ? 'Running'
      : 'NotReady';
  }
  return reason;
}

function stateReason(state: unknown): string | undefined {
  const waiting = textAt(state, 'waiting', 'reason');
  if (waiting) {
    return waiting;
  }
  const terminated = valueAt(state, 'terminated');
  if (!isJsonObject(terminated)) {
    return undefined;
  }
  const signal = numberAt(terminated, 'signal');
  return (
    textAt(terminated, 'reason') ||
    (signal ? `Signal:${signal}` : `ExitCode:${terminated.exitCode}`)
  );
}

function initStatus(pod: KubeObject): string | undefined {
  const total = listAt(pod, 'spec', 'initContainers').length;
  const statuses = listAt(pod, 'status', 'initContainerStatuses');
  const sidecars = sidecarNames(pod);
  for (const [index, status] of statuses.entries()) {
    const state = valueAt(status, 'state');
    if (
      valueAt(state, 'terminated', 'exitCode') === 0 ||
      (sidecars.has(valueAt(status, 'name')) &&
        valueAt(status, 'started') === true)
    ) {
      continue;
    }
    const reason = stateReason(state);
    return reason && reason !== 'PodInitializing'
      ? `Init:${reason}`
      : `Init:${index}/${total}`;
  }
  return undefined;
}
