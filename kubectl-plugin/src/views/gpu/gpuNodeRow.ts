import {
  type GpuAmounts,
  type GpuDevice,
  type GpuNode,
  isUnknown,
  known,
} from '@modeldeck/plugin-model-serving-common';
import { NONE } from '../values';
import { type GpuPart, gpuParts, outOf } from './gpuParts';
import {
  amountText,
  type DeviceNames,
  deviceNames,
  isIdleFor,
} from './gpuValues';

/** What one device does, as a bar shows it. */
export interface DeviceCell {
  /** from 0 to 1; undefined: nobody tells */
  utilization: number | undefined;
  state: 'busy' | 'idle' | 'free' | 'unknown';
}

/** One kind of device of a node as a line. */
export interface GpuNodeRow {
  cluster: string;
  node: string;
  pool: string;
  device: DeviceNames;
  resource: string;
  instanceType: string;
  capacityType: string;
  taints: string;
  /** device by device; none: telemetry tells of none, and `parts` has to do */
  cells: readonly DeviceCell[];
  parts: readonly GpuPart[];
  total: string;
  held: string;
  used: string;
  idle: string;
  free: string;
  out: string;
  /** why it takes no pods */
  state: string;
  isAvailable: boolean;
}

export function gpuNodeRows(
  node: GpuNode,
  poolNames: ReadonlyMap<string, string>,
): GpuNodeRow[] {
  const devices = isUnknown(node.devices)
    ? []
    : [...node.devices].sort(byIndex);
  return node.amounts.map(amounts => ({
    cluster: node.cluster,
    node: node.name,
    pool: poolNames.get(node.pool) ?? node.pool,
    device: deviceNames(amounts),
    resource: amounts.resource,
    instanceType: known(node.instanceType) ?? NONE,
    capacityType: known(node.capacityType) ?? NONE,
    taints: node.taints.map(taintText).join(',') || NONE,
    cells: toldCells(devices.filter(isOf(amounts)).map(deviceCell)),
    parts: gpuParts(amounts),
    total: amountText(amounts.capacity),
    held: amountText(amounts.allocated + amounts.overcommitted),
    used: amountText(amounts.used),
    idle: amountText(amounts.idleHeld),
    free: amountText(amounts.free),
    out: amountText(outOf(amounts)),
    state: node.available ? 'ready' : node.unavailableReason ?? 'takes no pods',
    isAvailable: node.available,
  }));
}

/** As the driver numbers them: telemetry tells of them in any order. */
function byIndex(a: GpuDevice, b: GpuDevice): number {
  return Number(a.index ?? 0) - Number(b.index ?? 0) || (a.id < b.id ? -1 : 1);
}

/** Parts of devices belong to the line of their profile, whole ones to that of no profile. */
function isOf({ mode, resource }: GpuAmounts) {
  return ({ profile }: GpuDevice) =>
    mode === 'slice'
      ? profile !== undefined && resource.endsWith(`mig-${profile}`)
      : profile === undefined;
}

/** Devices that nobody tells anything of are better counted. */
function toldCells(cells: readonly DeviceCell[]): readonly DeviceCell[] {
  return cells.every(({ state }) => state === 'unknown') ? [] : cells;
}

function deviceCell({ utilization, idleSeconds, pods }: GpuDevice): DeviceCell {
  if (isUnknown(utilization)) {
    return { utilization: undefined, state: 'unknown' };
  }
  if (pods.length === 0 && utilization === 0) {
    return { utilization, state: 'free' };
  }
  const isIdle = utilization === 0 || isIdleFor(idleSeconds);
  return { utilization, state: isIdle ? 'idle' : 'busy' };
}

function taintText({ key, value, effect }: GpuNode['taints'][number]): string {
  return `${key}${value ? `=${value}` : ''}:${effect}`;
}
