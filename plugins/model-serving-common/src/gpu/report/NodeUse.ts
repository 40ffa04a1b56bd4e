import { isUnknown, type Known, known, unknown } from '../../model/known';
import type { GpuAmounts, GpuNode } from '../../model/gpuTypes';
import type { GpuHolding } from '../GpuHoldings';
import { unitKey } from '../hardware/AcceleratorUnit';
import { rounded } from '../holdings/amountsRow';
import type { GpuSettings } from '../GpuSettings';
import type { DeviceUse } from '../use/GpuUse';
import { isIdle } from '../use/idleness';

/** Of a row, what of the held units is used, and what is idle. */
export type RowUse = Pick<GpuAmounts, 'used' | 'idleHeld'>;

/** Of a pod, of all of its devices together. */
export interface HolderUse {
  used: Known<number>;
  idleSeconds: Known<number>;
}

const NOT_MAPPED = unknown(
  'telemetry does not say which devices the pods hold',
);
const NO_SERIES = unknown('telemetry has no series of the devices');

/**
 * What telemetry says of the devices of one node, joined to who holds them. A device that pods share
 * is one device: its use is never multiplied by them.
 */
export class NodeUse {
  /** devices by the key of the row that they are units of */
  private readonly byRow = new Map<string, DeviceUse[]>();
  private readonly byPod = new Map<string, DeviceUse[]>();

  constructor(
    private readonly node: GpuNode,
    private readonly holders: readonly GpuHolding[],
    devices: readonly DeviceUse[],
    private readonly windowSeconds: number,
    private readonly settings: GpuSettings,
  ) {
    for (const device of devices) {
      const row = rowOf(device, node.amounts);
      if (row) {
        push(this.byRow, unitKey(row), device);
      }
      for (const { namespace, name } of device.pods) {
        push(this.byPod, `${namespace}/${name}`, device);
      }
    }
  }

  ofRow(row: GpuAmounts): RowUse {
    const held = row.allocated + row.overcommitted;
    if (held === 0) {
      return { used: 0, idleHeld: 0 };
    }
    const devices = this.byRow.get(unitKey(row)) ?? [];
    if (devices.length === 0) {
      return { used: NO_SERIES, idleHeld: NO_SERIES };
    }
    if (row.mode === 'shared') {
      return this.sharedUse(devices, row);
    }
    if (row.mode === 'claimed' && devices.some(({ profile }) => profile)) {
      const why = unknown('its devices are cut into parts');
      return { used: why, idleHeld: why };
    }
    if (row.allocated >= row.capacity && devices.length >= row.capacity) {
      // Nobody else can have them.
      return this.useOf(devices, row);
    }
    const mapped = devices.filter(({ pods }) => pods.length > 0);
    return mapped.length >= row.allocated
      ? this.useOf(mapped, row)
      : this.unmapped(devices, row);
  }

  ofHolder(holder: GpuHolding): HolderUse {
    const named = this.byPod.get(`${holder.namespace}/${holder.pod}`) ?? [];
    const devices = named.length > 0 ? named : this.allOf(holder);
    if (devices.length === 0) {
      const why =
        this.byRow.size === 0
          ? NO_SERIES
          : unknown('telemetry names no device of the pod');
      return { used: why, idleSeconds: why };
    }
    const least = leastOf(devices.map(({ idleSeconds }) => idleSeconds));
    if (devices.some(({ pods }) => othersThan(holder, pods) > 0)) {
      const why = unknown('it shares its device with other pods');
      // None of those who share a device that does nothing does anything.
      const idle = !isUnknown(least) && this.allIdle(devices);
      return { used: why, idleSeconds: idle ? least : why };
    }
    return {
      used: meanOf(devices.map(({ utilization }) => utilization)),
      idleSeconds: least,
    };
  }

  private allIdle(devices: readonly DeviceUse[]): boolean {
    return devices.every(device => known(this.idle(device)) === true);
  }

  /** Where no pod is named: a pod that holds all units of its rows holds all of their devices. */
  private allOf({ accelerators }: GpuHolding): DeviceUse[] {
    return accelerators.flatMap(({ resource, count }) => {
      const rows = this.node.amounts.filter(row => row.resource === resource);
      const [row] = rows;
      return row && rows.length === 1 && row.capacity === count
        ? this.byRow.get(unitKey(row)) ?? []
        : [];
    });
  }

  private useOf(devices: readonly DeviceUse[], row: GpuAmounts): RowUse {
    const mean = meanOf(devices.map(({ utilization }) => utilization));
    const idle = devices.map(device => this.idle(device));
    return {
      used: isUnknown(mean)
        ? mean
        : rounded(Math.min(row.allocated, mean * devices.length)),
      idleHeld:
        idle.find(isUnknown) ??
        Math.min(row.allocated, idle.filter(each => each === true).length),
    };
  }

  /** Whatever a shared device does, it does for those who hold units of it. */
  private sharedUse(devices: readonly DeviceUse[], row: GpuAmounts): RowUse {
    const mean = meanOf(devices.map(({ utilization }) => utilization));
    const idle = devices.map(device => this.idle(device));
    const allAlike = idle.every(each => each === idle[0]);
    const allIdle = idle[0] === true ? row.allocated : 0;
    return {
      used: isUnknown(mean)
        ? mean
        : rounded(Math.min(row.allocated, mean * row.capacity)),
      idleHeld:
        idle.find(isUnknown) ?? (allAlike ? allIdle : this.idleShares(row)),
    };
  }

  /** Which devices are held is not told; sometimes it makes no difference. */
  private unmapped(devices: readonly DeviceUse[], row: GpuAmounts): RowUse {
    const idle = devices.map(device => this.idle(device));
    if (idle.some(isUnknown)) {
      return { used: NOT_MAPPED, idleHeld: NOT_MAPPED };
    }
    if (idle.every(each => each === false)) {
      return { used: NOT_MAPPED, idleHeld: 0 };
    }
    if (idle.every(each => each === true)) {
      return { used: NOT_MAPPED, idleHeld: row.allocated };
    }
    return { used: NOT_MAPPED, idleHeld: NOT_MAPPED };
  }

  /** Of devices that are shared, what those pods hold all of whose devices are idle. */
  private idleShares({ resource, allocated }: GpuAmounts): Known<number> {
    let sum = 0;
    for (const holder of this.holders) {
      const count = holder.accelerators.find(
        accelerator => accelerator.resource === resource,
      )?.count;
      if (count !== undefined) {
        const devices =
          this.byPod.get(`${holder.namespace}/${holder.pod}`) ?? [];
        if (devices.length === 0) {
          return NOT_MAPPED;
        }
        sum += this.allIdle(devices) ? count : 0;
      }
    }
    return Math.min(sum, allocated);
  }

  private idle(device: DeviceUse): Known<boolean> {
    return isIdle(device, this.windowSeconds, this.settings.idle);
  }
}

/** A slice is a unit of its profile's row, any other device of the row that is not of slices. */
function rowOf(
  { profile }: DeviceUse,
  rows: readonly GpuAmounts[],
): GpuAmounts | undefined {
  const fitting = rows.filter(({ resource, mode, product }) =>
    profile === undefined
      ? mode !== 'slice' || !isMig(resource, product)
      : mode === 'claimed' ||
        resource.includes(`mig-${profile}`) ||
        (known(product) ?? '').includes(`-MIG-${profile}`),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function isMig(resource: string, product: Known<string>): boolean {
  return resource.includes('/mig-') || (known(product) ?? '').includes('-MIG-');
}

function othersThan(holder: GpuHolding, pods: DeviceUse['pods']): number {
  return pods.filter(
    ({ namespace, name }) =>
      namespace !== holder.namespace || name !== holder.pod,
  ).length;
}

export function meanOf(values: ReadonlyArray<Known<number>>): Known<number> {
  const untold = values.find(isUnknown);
  const numbers = values.flatMap(value => known(value) ?? []);
  return (
    untold ??
    Math.min(1, numbers.reduce((sum, value) => sum + value, 0) / numbers.length)
  );
}

export function leastOf(values: ReadonlyArray<Known<number>>): Known<number> {
  const untold = values.find(isUnknown);
  return untold ?? Math.min(...values.flatMap(value => known(value) ?? []));
}

function push<T>(index: Map<string, T[]>, key: string, value: T): void {
  const values = index.get(key);
  if (values) {
    values.push(value);
  } else {
    index.set(key, [value]);
  }
}
