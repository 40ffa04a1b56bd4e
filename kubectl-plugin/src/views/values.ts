import {
  type Accelerator,
  isUnknown,
  type Known,
  known,
} from '@modeldeck/plugin-model-serving-common';
import { humanDuration } from './humanDuration';

/** What a table shows where something cannot be told; never a number, never empty. */
export const UNKNOWN = 'unknown';
/** What a table shows where there is nothing, and that is known. */
export const NONE = '-';

export function textOf(value: Known<string | number>): string {
  return isUnknown(value) ? UNKNOWN : String(value);
}

/** Time since an RFC 3339 timestamp. */
export function ageOf(timestamp: Known<string>, now: Date): string {
  const since = Date.parse(known(timestamp) ?? '');
  return Number.isNaN(since) ? UNKNOWN : humanDuration(now.getTime() - since);
}

export interface ReplicaCount {
  wanted: Known<number>;
  ready: Known<number>;
}

/** `ready/wanted` over all of these; unknown as soon as one of them is. */
export function readyOf(counts: readonly ReplicaCount[]): string {
  if (counts.length === 0) {
    return NONE;
  }
  const ready = sum(counts.map(count => count.ready));
  const wanted = sum(counts.map(count => count.wanted));
  return ready === undefined && wanted === undefined
    ? UNKNOWN
    : `${ready ?? '?'}/${wanted ?? '?'}`;
}

function sum(values: readonly Known<number>[]): number | undefined {
  let total = 0;
  for (const value of values) {
    if (isUnknown(value)) {
      return undefined;
    }
    total += value;
  }
  return total;
}

/** Accelerators in few characters: `2`, or `2 amd.com/gpu` when not NVIDIA's whole devices. */
export function acceleratorsOf(accelerators: readonly Accelerator[]): string {
  const held = accelerators.filter(({ count }) => count > 0);
  if (held.length === 0) {
    return NONE;
  }
  return held
    .map(({ resource, count }) =>
      resource === 'nvidia.com/gpu'
        ? String(count)
        : `${count} ${resource.replace(/^nvidia\.com\//, '')}`,
    )
    .join(' + ');
}
