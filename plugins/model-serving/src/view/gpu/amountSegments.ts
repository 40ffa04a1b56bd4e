import { type GpuAmounts, known } from '@modeldeck/plugin-model-serving-common';

/**
 * What a unit is doing. `spare` is held by somebody who does not need all of it all the time,
 * `held` is held by somebody of whose use nothing is known.
 */
export type UnitState =
  | 'busy'
  | 'spare'
  | 'idle'
  | 'held'
  | 'free'
  | 'unhealthy'
  | 'unschedulable';

export interface AmountSegment {
  state: UnitState;
  units: number;
}

/** Utilization is a mean of samples: less than this is no more than rounding. */
const LEAST = 0.005;

/** The capacity by what its units do, in the order of a bar; together they are the capacity. */
export function amountSegments(amounts: GpuAmounts): AmountSegment[] {
  const { allocated, free, unhealthy, unschedulable } = amounts;
  const used = known(amounts.used);
  const idleHeld = known(amounts.idleHeld);
  // A device below the threshold is idle as a whole, though it was a little used.
  const idle = Math.min(idleHeld ?? 0, allocated);
  const busy = Math.min(used ?? 0, allocated - idle);
  const rest = allocated - idle - busy;
  const isTold = used !== undefined && idleHeld !== undefined;
  const segments: AmountSegment[] = [
    { state: 'busy', units: busy },
    { state: isTold ? 'spare' : 'held', units: rest },
    { state: 'idle', units: idle },
    { state: 'free', units: free },
    { state: 'unhealthy', units: unhealthy },
    { state: 'unschedulable', units: unschedulable },
  ];
  return segments.filter(({ units }) => units > LEAST);
}
