import {
  type GpuAmounts,
  isUnknown,
  known,
} from '@modeldeck/plugin-model-serving-common';

/** What happens to a part of some devices. */
export type GpuPartKind =
  /** they compute */
  | 'used'
  /** somebody holds them, and uses the others of the time */
  | 'held'
  /** somebody holds them for nothing */
  | 'idle'
  /** somebody holds them, and nobody tells what they do */
  | 'unknown'
  | 'free'
  /** broken, or on nodes that take no pods */
  | 'out';

/** Devices that share a fate. */
export interface GpuPart {
  kind: GpuPartKind;
  amount: number;
}

/** All devices by what happens to them; the parts add up to the capacity. */
export function gpuParts(amounts: GpuAmounts): GpuPart[] {
  const { allocated, free, used, idleHeld } = amounts;
  return [
    ...(isUnknown(used)
      ? [part('unknown', allocated)]
      : partsOfHeld(allocated, used, known(idleHeld) ?? 0)),
    part('free', free),
    part('out', outOf(amounts)),
  ].filter(({ amount }) => amount > 0);
}

/** Held by nobody, and nobody can have them. */
export function outOf({
  unhealthy,
  unschedulable,
}: Pick<GpuAmounts, 'unhealthy' | 'unschedulable'>): number {
  return unhealthy + unschedulable;
}

/** What telemetry tells may be more than is held: it counts devices, and shared ones once. */
function partsOfHeld(allocated: number, used: number, idle: number): GpuPart[] {
  const busy = Math.min(used, allocated);
  const wasted = Math.min(idle, allocated - busy);
  return [
    part('used', busy),
    part('held', allocated - busy - wasted),
    part('idle', wasted),
  ];
}

function part(kind: GpuPartKind, amount: number): GpuPart {
  return { kind, amount };
}
