import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { listAt, numberAt, textAt, valueAt } from '../../json/read';
import { replicasOf, stepsOf, templateHash, weightAt } from './rolloutSpec';

/** Where a rollout stands, as its status has it. */
export interface Progress {
  /** of the version that is asked for, and of the one that is known to work */
  hash: string;
  stable: string;
  index: number;
  abort: boolean;
  /** set by the controller when it waits; who takes it away promotes */
  pauseConditions: unknown[];
  controllerPause: boolean;
}

const NO_PAUSE = { pauseConditions: [], controllerPause: false };

export type ReadyReplicas = (hash: string) => number;

/** What the status said last, with what the spec asks for since. */
export function readProgress(rollout: KubeObject): Progress {
  const hash = templateHash(rollout);
  const steps = stepsOf(rollout).length;
  const isNew = textAt(rollout, 'status', 'currentPodHash') !== hash;
  const stable = textAt(rollout, 'status', 'stableRS') || hash;
  const seen = numberAt(rollout, 'status', 'currentStepIndex') ?? 0;
  const index = isNew ? 0 : seen;
  return {
    hash,
    stable,
    index: stable === hash ? steps : index,
    abort: !isNew && valueAt(rollout, 'status', 'abort') === true,
    pauseConditions: isNew ? [] : listAt(rollout, 'status', 'pauseConditions'),
    controllerPause:
      !isNew && valueAt(rollout, 'status', 'controllerPause') === true,
  };
}

/**
 * Goes on as far as steps, pauses and pods allow (argo-rollouts: rollout/canary.go). Promoting
 * takes the pause conditions away, promoting fully and aborting set a flag of the status.
 */
export function advance(
  rollout: KubeObject,
  before: Progress,
  options: { ready: ReadyReplicas; now: string },
): Progress {
  const steps = stepsOf(rollout);
  if (before.hash === before.stable) {
    return { ...before, index: steps.length, ...NO_PAUSE };
  }
  if (before.abort) {
    return { ...before, index: 0, ...NO_PAUSE };
  }
  if (valueAt(rollout, 'spec', 'paused') === true) {
    return before;
  }
  const isFull = valueAt(rollout, 'status', 'promoteFull') === true;
  const progress = isFull
    ? { ...before, index: steps.length, ...NO_PAUSE }
    : resumed(before);
  return walk(rollout, progress, options);
}

/** The controller paused it and nobody's reason is left: somebody promoted. */
function resumed(before: Progress): Progress {
  return before.controllerPause && before.pauseConditions.length === 0
    ? { ...before, index: before.index + 1, ...NO_PAUSE }
    : before;
}

function walk(
  rollout: KubeObject,
  start: Progress,
  { ready, now }: { ready: ReadyReplicas; now: string },
): Progress {
  const steps = stepsOf(rollout);
  let progress = start;
  while (isServing(rollout, progress, ready)) {
    const step = steps[progress.index];
    if (!step) {
      return { ...progress, stable: progress.hash, ...NO_PAUSE };
    }
    if (step.kind === 'pause' && !isOver(step.seconds, progress, now)) {
      return progress.controllerPause ? progress : paused(progress, now);
    }
    progress = { ...progress, index: progress.index + 1, ...NO_PAUSE };
  }
  return progress;
}

/** A step counts as done once the pods that its weight asks for are there. */
function isServing(
  rollout: KubeObject,
  { hash, index }: Progress,
  ready: ReadyReplicas,
): boolean {
  const weight = weightAt(stepsOf(rollout), index);
  return ready(hash) >= canaryReplicas(rollout, weight);
}

export function canaryReplicas(rollout: KubeObject, weight: number): number {
  return Math.ceil((replicasOf(rollout) * weight) / 100);
}

function paused(progress: Progress, now: string): Progress {
  return {
    ...progress,
    controllerPause: true,
    pauseConditions: [{ reason: 'CanaryPauseStep', startTime: now }],
  };
}

function isOver(
  seconds: number | undefined,
  { pauseConditions }: Progress,
  now: string,
): boolean {
  const since = textAt(pauseConditions[0] as JsonObject, 'startTime');
  return (
    seconds !== undefined &&
    since !== undefined &&
    Date.parse(now) - Date.parse(since) >= seconds * 1000
  );
}
