import { unknown } from '../../model/known';
import type { GpuAmounts } from '../../model/gpuTypes';
import type { AcceleratorUnit } from '../hardware/AcceleratorUnit';

/** What the parts of a row are made of, on one node. */
export interface RowCounts {
  capacity: number;
  /** by pods that have a node and have not ended; may be more than there is */
  held: number;
  /** of what nobody holds, what a scheduler could still give away */
  offered: number;
  /** of what nobody holds, what is healthy, but kept back */
  keptBack?: number;
  /** whether the node takes pods */
  available: boolean;
  /** of what is free, devices that nobody has any part of; absent: all of it */
  wholeFree?: number;
}

const NO_TELEMETRY = unknown('no telemetry was read');

const MOST_PER_POD = 1024;

/**
 * One row of a node. What is not held is either free, unhealthy or unschedulable, so that the parts
 * always add up to the capacity.
 */
export function amountsRow(
  unit: AcceleratorUnit,
  counts: RowCounts,
): GpuAmounts {
  const { capacity, held, available, wholeFree } = counts;
  const allocated = Math.min(held, capacity);
  const left = rounded(capacity - allocated);
  const offered = Math.min(Math.max(0, counts.offered), left);
  const keptBack = Math.min(counts.keptBack ?? 0, rounded(left - offered));
  const free = available ? offered : 0;
  const unschedulable = rounded(keptBack + offered - free);
  return {
    ...unit,
    capacity: rounded(capacity),
    allocated: rounded(allocated),
    free: rounded(free),
    unhealthy: rounded(left - free - unschedulable),
    unschedulable,
    overcommitted: rounded(held - allocated),
    used: NO_TELEMETRY,
    idleHeld: NO_TELEMETRY,
    fits: fitsOf(capacity, available ? Math.min(wholeFree ?? free, free) : 0),
  };
}

/** 1, 2, 4, … as far as one node has as many. */
function fitsOf(capacity: number, free: number): GpuAmounts['fits'] {
  const fits: GpuAmounts['fits'] = [];
  for (
    let perPod = 1;
    perPod <= Math.min(capacity, MOST_PER_POD);
    perPod *= 2
  ) {
    fits.push({ perPod, pods: Math.floor(free / perPod) });
  }
  return fits;
}

/** Parts of devices are told in thousandths. */
export function rounded(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
