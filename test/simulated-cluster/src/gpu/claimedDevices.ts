import { listAt, textAt } from '../json/read';
import type { ClaimedDevice } from './GpuDevice';

/** The devices that a ResourceClaim was given. */
export function devicesOfClaim(claim: unknown): ClaimedDevice[] {
  return listAt(claim, 'status', 'allocation', 'devices', 'results').map(
    result => ({
      pool: textAt(result, 'pool') ?? '',
      device: textAt(result, 'device') ?? '',
    }),
  );
}

/** Devices of different pools may have the same name. */
export function isSame(
  one: ClaimedDevice,
  other: ClaimedDevice | undefined,
): boolean {
  return one.pool === other?.pool && one.device === other.device;
}
