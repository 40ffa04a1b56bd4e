import type { Known } from '../../model/known';

/** A device that claims were given, or that they could be given. */
export interface UnitPart {
  name: string;
  /** of the unit, 0 to 1 */
  share: number;
  profile: string | undefined;
  shareable: boolean;
  capacity: Readonly<Record<string, number>>;
}

/**
 * A physical device. A driver may list it several times, as a whole and as each of the parts that it
 * could be cut into; those that are tied by shared counters are one unit.
 */
export interface DeviceUnit {
  driver: string;
  /** of the driver's, on most drivers the node */
  pool: string;
  /** undefined: not one node's */
  node: string | undefined;
  id: string;
  product: Known<string>;
  memoryMiB: Known<number>;
  parts: readonly UnitPart[];
  /** undefined: a claim may be given it */
  withheld: 'incomplete' | 'tainted' | undefined;
}

export function deviceKey(
  driver: string,
  pool: string,
  device: string,
): string {
  return `${driver}/${pool}/${device}`;
}
