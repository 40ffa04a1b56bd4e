import type { GpuAmounts, GpuDevice } from '../../model/gpuTypes';
import { unknown } from '../../model/known';
import type { DeviceTable } from '../dra/DeviceTable';
import type { DeviceUnit } from '../dra/DeviceUnit';
import { type AcceleratorUnit, unitKey } from '../hardware/AcceleratorUnit';
import { amountsRow, rounded } from './amountsRow';

/** What of a node's devices is given out by claims. */
export interface ClaimedCounts {
  rows: GpuAmounts[];
  /** devices that nobody has any part of, by driver */
  left: Record<string, number>;
}

interface Sums {
  unit: AcceleratorUnit;
  capacity: number;
  held: number;
  offered: number;
  keptBack: number;
  wholeFree: number;
}

/** @param lost - devices that pods of the node hold and no slice tells of, by driver */
export function claimedRows(
  units: readonly DeviceUnit[],
  devices: DeviceTable,
  options: { available: boolean; lost: Readonly<Record<string, number>> },
): ClaimedCounts {
  const sums = new Map<string, Sums>();
  const left: Record<string, number> = {};
  for (const unit of units) {
    const sum = sumFor(sums, acceleratorUnit(unit));
    const held = heldOf(unit, devices);
    const isWhole = held === 0 && unit.withheld === undefined;
    sum.capacity += 1;
    sum.held = rounded(sum.held + held);
    sum.offered += unit.withheld === undefined ? rounded(1 - held) : 0;
    sum.keptBack += unit.withheld === 'tainted' ? rounded(1 - held) : 0;
    sum.wholeFree += isWhole ? 1 : 0;
    left[unit.driver] = (left[unit.driver] ?? 0) + (isWhole ? 1 : 0);
  }
  for (const [driver, count] of Object.entries(options.lost)) {
    sumFor(sums, lostUnit(driver)).held += count;
  }
  const rows = [...sums.values()].map(sum =>
    amountsRow(sum.unit, { ...sum, available: options.available }),
  );
  return { rows, left };
}

function sumFor(sums: Map<string, Sums>, unit: AcceleratorUnit): Sums {
  const key = unitKey(unit);
  const sum = sums.get(key) ?? {
    unit,
    capacity: 0,
    held: 0,
    offered: 0,
    keptBack: 0,
    wholeFree: 0,
  };
  sums.set(key, sum);
  return sum;
}

/** A device is held once, whatever of its parts were given to how many claims. */
function heldOf(unit: DeviceUnit, devices: DeviceTable): number {
  const shares = devices.heldParts(unit).map(({ share }) => share);
  return rounded(
    Math.min(
      1,
      shares.reduce((sum, share) => sum + share, 0),
    ),
  );
}

function acceleratorUnit(unit: DeviceUnit): AcceleratorUnit {
  const { driver, product, memoryMiB } = unit;
  return { resource: driver, product, mode: 'claimed', memoryMiB };
}

function lostUnit(driver: string): AcceleratorUnit {
  const why = unknown('no ResourceSlice tells of the device');
  return { resource: driver, product: why, mode: 'claimed', memoryMiB: why };
}

/** The devices themselves, as far as they can be told without telemetry. */
export function claimedDevices(
  units: readonly DeviceUnit[],
  devices: DeviceTable,
  podsOf: (claim: string) => GpuDevice['pods'],
): GpuDevice[] {
  const untold = unknown('no telemetry was read');
  return units.flatMap(unit => {
    const held = devices.heldParts(unit);
    const cut = held.filter(({ part }) => part.profile !== undefined);
    const shown = cut.length > 0 ? cut : [undefined];
    return shown.map(slice => ({
      id: slice ? `${unit.id}/${slice.part.name}` : unit.id,
      product: unit.product,
      profile: slice?.part.profile,
      utilization: untold,
      memoryUsedMiB: untold,
      memoryMiB: slice ? unknown('of a part it is not told') : unit.memoryMiB,
      temperatureCelsius: untold,
      powerWatts: untold,
      idleSeconds: untold,
      pods: (slice ? [slice] : held).flatMap(({ claims }) =>
        claims.flatMap(podsOf),
      ),
    }));
  });
}
