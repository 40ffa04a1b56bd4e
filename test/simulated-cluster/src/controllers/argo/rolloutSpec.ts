import { createHash } from 'node:crypto';
import type { KubeObject } from '../../json/KubeObject';
import {
  isJsonObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../../json/read';

export const ROLLOUTS = 'rollouts.argoproj.io';
export const HASH_LABEL = 'rollouts-pod-template-hash';

/** A step that this simulation acts on; all others pass by themselves. */
export type Step =
  | { kind: 'set-weight'; weight: number }
  | { kind: 'pause'; seconds: number | undefined }
  | { kind: 'other' };

export function replicasOf(rollout: KubeObject): number {
  return numberAt(rollout, 'spec', 'replicas') ?? 1;
}

export function templateHash(rollout: KubeObject): string {
  const template = objectAt(rollout, 'spec', 'template') ?? {};
  const text = JSON.stringify(template);
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

export function stepsOf(rollout: KubeObject): Step[] {
  return listAt(rollout, 'spec', 'strategy', 'canary', 'steps').map(stepOf);
}

function stepOf(step: unknown): Step {
  const weight = numberAt(step, 'setWeight');
  if (weight !== undefined) {
    return { kind: 'set-weight', weight };
  }
  return isJsonObject(step) && 'pause' in step
    ? { kind: 'pause', seconds: secondsOf(objectAt(step, 'pause')?.duration) }
    : { kind: 'other' };
}

/** A bare number is seconds (v1alpha1/types.go, RolloutPause.DurationSeconds). */
function secondsOf(duration: unknown): number | undefined {
  if (duration === undefined) {
    return undefined;
  }
  const [, amount = '0', unit = 's'] =
    /^(\d+)([smh]?)$/.exec(String(duration)) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit || 's'] ?? 1;
  return Number(amount) * seconds;
}

/** The share that the steps up to this one ask for (utils/replicaset/canary.go, GetCurrentSetWeight). */
export function weightAt(steps: readonly Step[], index: number): number {
  if (index >= steps.length) {
    return 100;
  }
  const last = steps
    .slice(0, index + 1)
    .findLast(({ kind }) => kind === 'set-weight');
  return last?.kind === 'set-weight' ? last.weight : 0;
}

/** Names of the Services that stand for the two versions, where routes tell them apart. */
export function servicesOf(rollout: KubeObject): {
  stable: string | undefined;
  canary: string | undefined;
} {
  const canary = objectAt(rollout, 'spec', 'strategy', 'canary');
  return {
    stable: textAt(canary, 'stableService'),
    canary: textAt(canary, 'canaryService'),
  };
}

export function isRouted(rollout: KubeObject): boolean {
  return (
    objectAt(rollout, 'spec', 'strategy', 'canary', 'trafficRouting') !==
    undefined
  );
}
