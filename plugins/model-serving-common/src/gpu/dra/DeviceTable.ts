import type {
  AllocatedDevice,
  ResourceClaim,
} from '../../kubernetes/resourceClaim';
import type { ResourceSlice } from '../../kubernetes/resourceSlice';
import { type DeviceUnit, deviceKey, type UnitPart } from './DeviceUnit';
import { deviceUnits, type PoolUnits } from './deviceUnits';
import { isAcceleratorDriver } from './isAcceleratorDriver';

/** A part of a unit, and the claims that were given it. */
export interface HeldPart {
  part: UnitPart;
  /** of the unit, 0 to 1 */
  share: number;
  claims: readonly string[];
}

/**
 * The devices of a cluster that claims are given, and which claim was given what. Kept by the pools
 * of the drivers, so that a change costs no more than the pool that it is about.
 */
export class DeviceTable {
  private readonly slices = new Map<string, ResourceSlice>();
  private readonly slicesByPool = new Map<string, Set<string>>();
  private readonly claims = new Map<string, ResourceClaim>();
  /** claims by device, with what they were given of it */
  private readonly given = new Map<string, Map<string, AllocatedDevice>>();
  private readonly units = new Map<string, PoolUnits>();
  private readonly poolsByNode = new Map<string, Set<string>>();

  /** @param touched - told the name of each node whose devices are not what they were */
  constructor(private readonly touched: (node: string) => void) {}

  putSlice(slice: ResourceSlice): void {
    this.removeSlice(slice.metadata.name);
    if (isAcceleratorDriver(slice.driver)) {
      this.slices.set(slice.metadata.name, slice);
      const pool = poolKey(slice);
      addTo(this.slicesByPool, pool, slice.metadata.name);
      this.refresh(pool);
    }
  }

  removeSlice(name: string): void {
    const slice = this.slices.get(name);
    if (slice) {
      this.slices.delete(name);
      removeFrom(this.slicesByPool, poolKey(slice), name);
      this.refresh(poolKey(slice));
    }
  }

  putClaim(key: string, claim: ResourceClaim): void {
    this.removeClaim(key);
    this.claims.set(key, claim);
    for (const device of devicesOf(claim)) {
      const id = deviceKey(device.driver, device.pool, device.device);
      const given = this.given.get(id) ?? new Map<string, AllocatedDevice>();
      this.given.set(id, given.set(key, device));
    }
    this.touchNodesOf(claim);
  }

  removeClaim(key: string): void {
    const claim = this.claims.get(key);
    if (!claim) {
      return;
    }
    this.claims.delete(key);
    for (const { driver, pool, device } of devicesOf(claim)) {
      const id = deviceKey(driver, pool, device);
      const given = this.given.get(id);
      given?.delete(key);
      if (given?.size === 0) {
        this.given.delete(id);
      }
    }
    this.touchNodesOf(claim);
  }

  claim(key: string): ResourceClaim | undefined {
    return this.claims.get(key);
  }

  sliceNames(): string[] {
    return [...this.slices.keys()];
  }

  claimKeys(): string[] {
    return [...this.claims.keys()];
  }

  unitsOn(node: string): DeviceUnit[] {
    return [...(this.poolsByNode.get(node) ?? [])]
      .sort()
      .flatMap(pool => this.units.get(pool)?.units ?? [])
      .filter(unit => unit.node === node);
  }

  /** The units that a device is a part of, with how much it is of each. */
  sharesOf({ driver, pool, device }: AllocatedDevice): number[] {
    const units = this.units.get(poolKey({ driver, pool }))?.units ?? [];
    return units.flatMap(({ parts }) =>
      parts.filter(part => part.name === device).map(part => part.share),
    );
  }

  heldParts({ driver, pool, parts }: DeviceUnit): HeldPart[] {
    return parts.flatMap(part => {
      const given = this.given.get(deviceKey(driver, pool, part.name));
      return given === undefined
        ? []
        : [
            {
              part,
              share: part.share * takenOf(part, [...given.values()]),
              claims: [...given.keys()].sort(),
            },
          ];
    });
  }

  /** Nodes that have devices of a claim. */
  touchNodesOf(claim: ResourceClaim): void {
    for (const pool of new Set(devicesOf(claim).map(poolKey))) {
      this.touchPool(pool);
    }
  }

  problems(): string[] {
    return [...this.units.values()].flatMap(({ problems }) => problems).sort();
  }

  private refresh(pool: string): void {
    this.touchPool(pool);
    this.forget(pool);
    const slices = [...(this.slicesByPool.get(pool) ?? [])].flatMap(
      name => this.slices.get(name) ?? [],
    );
    if (slices.length > 0) {
      const found = deviceUnits(slices);
      this.units.set(pool, found);
      for (const { node } of found.units) {
        if (node !== undefined) {
          addTo(this.poolsByNode, node, pool);
        }
      }
      this.touchPool(pool);
    }
  }

  private forget(pool: string): void {
    for (const { node } of this.units.get(pool)?.units ?? []) {
      if (node !== undefined) {
        removeFrom(this.poolsByNode, node, pool);
      }
    }
    this.units.delete(pool);
  }

  private touchPool(pool: string): void {
    for (const { node } of this.units.get(pool)?.units ?? []) {
      if (node !== undefined) {
        this.touched(node);
      }
    }
  }
}

/** Those that are accelerators, and that it has taken: who only watches takes none. */
export function devicesOf({ devices = [] }: ResourceClaim): AllocatedDevice[] {
  return devices.filter(
    ({ adminAccess, driver }) => !adminAccess && isAcceleratorDriver(driver),
  );
}

/** How much of a part is gone: of one that may be shared, what the claims say they consume. */
function takenOf(part: UnitPart, given: readonly AllocatedDevice[]): number {
  if (!part.shareable) {
    return 1;
  }
  const fractions = given.map(({ consumedCapacity }) =>
    Object.entries(consumedCapacity)
      .map(([name, amount]) => amount / (part.capacity[unqualified(name)] ?? 0))
      .filter(Number.isFinite),
  );
  // Who does not say how much may take all of it.
  return Math.min(
    1,
    fractions.reduce(
      (sum, found) => sum + (found.length > 0 ? Math.max(...found) : 1),
      0,
    ),
  );
}

function unqualified(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function poolKey({ driver, pool }: { driver: string; pool: string }): string {
  return `${driver}/${pool}`;
}

function addTo(index: Map<string, Set<string>>, key: string, value: string) {
  const values = index.get(key);
  if (values) {
    values.add(value);
  } else {
    index.set(key, new Set([value]));
  }
}

function removeFrom(
  index: Map<string, Set<string>>,
  key: string,
  value: string,
) {
  const values = index.get(key);
  values?.delete(value);
  if (values?.size === 0) {
    index.delete(key);
  }
}
