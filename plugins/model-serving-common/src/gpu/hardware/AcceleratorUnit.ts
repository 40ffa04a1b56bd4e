import type { Known } from '../../model/known';
import type { GpuMode } from '../../model/gpuTypes';

/** What one unit of a resource is on a node: rows of amounts are told apart by it. */
export interface AcceleratorUnit {
  /** extended resource name; of devices given out by claims the driver */
  resource: string;
  product: Known<string>;
  mode: GpuMode;
  memoryMiB: Known<number>;
}

/** Units with one key are counted in one row. */
export function unitKey(unit: AcceleratorUnit): string {
  const { resource, product, mode, memoryMiB } = unit;
  return JSON.stringify([resource, product, mode, memoryMiB]);
}
