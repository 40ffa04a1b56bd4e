import type { PodDemand, RollingUpdate } from './PodDemand';

/** How many pods of a rolling update may be more, and how many fewer, than are wanted. */
export interface Fenceposts {
  surge: number;
  unavailable: number;
}

/**
 * Percentages of more pods round up, of fewer pods down; were both none nothing could move
 * (kubernetes/kubernetes: pkg/controller/deployment/util, ResolveFenceposts).
 */
export function fenceposts(
  { maxSurge, maxUnavailable }: RollingUpdate,
  replicas: number,
): Fenceposts {
  const surge = Math.ceil(resolved(maxSurge, replicas));
  const unavailable = Math.floor(resolved(maxUnavailable, replicas));
  return {
    surge,
    unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable,
  };
}

function resolved(value: number | string, replicas: number): number {
  const text = String(value);
  const count = text.endsWith('%')
    ? (Number(text.slice(0, -1)) * replicas) / 100
    : Number(text);
  return Number.isFinite(count) ? Math.max(0, count) : 0;
}

/**
 * The pods that have to find a node while those of the version before still hold theirs; of a
 * rolling update that cannot take a pod away first it is one, and without it nothing moves.
 */
export function additionalPods({ update, replicas }: PodDemand): number {
  if (update === 'beside') {
    return replicas;
  }
  if (update === 'in-place' || replicas === 0) {
    return 0;
  }
  return fenceposts(update, replicas).unavailable > 0 ? 0 : 1;
}
