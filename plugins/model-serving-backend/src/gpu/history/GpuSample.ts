import type { GpuMode } from '@modeldeck/plugin-model-serving-common';

/** What amounts of accelerators are told apart by, over time. */
export interface GpuSeriesKey {
  cluster: string;
  /** id */
  pool: string;
  resource: string;
  mode: GpuMode;
}

/** How much there was, in units of the resource; means where it is of several minutes. */
export interface GpuLevels {
  capacity: number;
  allocated: number;
  free: number;
  /** asked for by waiting pods that could run in the pool */
  demand: number;
  /** undefined: telemetry did not tell */
  used: number | undefined;
  /** undefined: telemetry did not tell */
  idleHeld: number | undefined;
}

/** One series at one moment. */
export interface GpuSample extends GpuSeriesKey, GpuLevels {}

/** One series over one step. */
export interface GpuStep extends GpuLevels {
  /** begin, seconds since 1970 */
  at: number;
  /** how many of its minutes were sampled, and of these told use and idleness */
  minutes: number;
  usedMinutes: number;
  idleMinutes: number;
}
