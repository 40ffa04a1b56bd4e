import { isUnknown, type Known, unknown } from '../../model/known';
import type { GpuSettings } from '../GpuSettings';
import type { DeviceUse } from './GpuUse';

/**
 * Whether a device is idle. Not before it was watched for as long as the settings ask for, but at
 * once that it is not.
 */
export function isIdle(
  { idleSeconds }: Pick<DeviceUse, 'idleSeconds'>,
  windowSeconds: number,
  { afterSeconds }: GpuSettings['idle'],
): Known<boolean> {
  if (isUnknown(idleSeconds)) {
    return idleSeconds;
  }
  if (idleSeconds >= afterSeconds) {
    return true;
  }
  return idleSeconds < windowSeconds
    ? false
    : unknown(
        `it was watched for ${Math.round(
          windowSeconds,
        )} s, and is called idle after ${afterSeconds} s`,
      );
}
