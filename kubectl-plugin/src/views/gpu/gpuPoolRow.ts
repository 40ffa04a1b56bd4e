import {
  type GpuAmounts,
  type GpuNode,
  type GpuPool,
  known,
} from '@modeldeck/plugin-model-serving-common';
import { NONE } from '../values';
import { amountText, type DeviceNames, deviceNames } from './gpuValues';
import { type GpuPart, gpuParts, outOf } from './gpuParts';

/** One kind of device of a pool as a line. */
export interface GpuPoolRow {
  id: string;
  cluster: string;
  pool: string;
  role: string;
  device: DeviceNames;
  resource: string;
  memory: string;
  capacityTypes: string;
  label: string;
  /** `2/3`: of three nodes two take pods */
  nodes: string;
  isShort: boolean;
  parts: readonly GpuPart[];
  total: string;
  held: string;
  used: string;
  idle: string;
  free: string;
  out: string;
  /** the most that one pod can ask for and find a node */
  fits: string;
  fitsInFull: string;
  pending: string;
}

/** `nodes` are those of all pools. */
export function gpuPoolRows(
  pool: GpuPool,
  nodes: readonly GpuNode[],
): GpuPoolRow[] {
  const own = nodes.filter(node => node.pool === pool.id);
  const asked = new Map(
    pool.demand.map(({ resource, count }) => [resource, count]),
  );
  return pool.amounts.map(amounts => {
    const pending = asked.get(amounts.resource) ?? 0;
    // What waits for a resource waits once, however many products offer it.
    asked.delete(amounts.resource);
    return poolRow(pool, amounts, {
      pending,
      fits: largestFree(own, amounts),
    });
  });
}

function poolRow(
  pool: GpuPool,
  amounts: GpuAmounts,
  { pending, fits }: { pending: number; fits: number },
): GpuPoolRow {
  const { nodeCount, unavailableNodes } = pool;
  return {
    id: pool.id,
    cluster: pool.cluster,
    pool: pool.name,
    role: known(pool.role) ?? NONE,
    device: deviceNames(amounts),
    resource: amounts.resource,
    memory: memoryText(amounts),
    capacityTypes: pool.capacityTypes.join(',') || NONE,
    label: pool.labelKey ?? NONE,
    nodes: `${nodeCount - unavailableNodes}/${nodeCount}`,
    isShort: unavailableNodes > 0,
    parts: gpuParts(amounts),
    total: amountText(amounts.capacity),
    held: heldText(amounts),
    used: amountText(amounts.used),
    idle: amountText(amounts.idleHeld),
    free: amountText(amounts.free),
    out: amountText(outOf(amounts)),
    fits: amountText(fits),
    fitsInFull: fitsText(amounts),
    pending: amountText(pending),
  };
}

/** `16+2`: two more than there are. */
function heldText({ allocated, overcommitted }: GpuAmounts): string {
  const held = amountText(allocated);
  return overcommitted > 0 ? `${held}+${amountText(overcommitted)}` : held;
}

/** The most that one pod can ask for: what is free of it on one node. */
function largestFree(
  nodes: readonly GpuNode[],
  { resource, product, mode }: GpuAmounts,
): number {
  return nodes
    .filter(({ available }) => available)
    .flatMap(node => node.amounts)
    .filter(
      one =>
        one.resource === resource &&
        one.mode === mode &&
        known(one.product) === known(product),
    )
    .reduce((most, { free }) => Math.max(most, free), 0);
}

/** `4x1,1x8`: four pods that ask for one each, or one that asks for eight. */
function fitsText({ fits }: GpuAmounts): string {
  const possible = fits
    .filter(({ pods }) => pods > 0)
    .map(({ perPod, pods }) => `${pods}x${perPod}`);
  return possible.join(',') || NONE;
}

function memoryText({ memoryMiB }: GpuAmounts): string {
  const memory = known(memoryMiB);
  return memory === undefined ? NONE : `${Math.round(memory / 1024)}Gi`;
}
