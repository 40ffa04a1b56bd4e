import { NODE_POOL_KEYS } from './nodePool';
import type { GpuPolicy } from './policy/GpuPolicy';

/** Which pools something holds for; all that is given has to match, nothing given is every pool. @public */
export interface PoolMatch {
  /** name of the pool; `*` stands for any text */
  name?: string;
  /** of its nodes, `key` or `key=value` */
  label?: string;
  /** as the roles of pools are configured */
  role?: string;
}

/** What a pool is kept for; the first rule that matches counts. @public */
export interface PoolRoleRule {
  match: Omit<PoolMatch, 'role'>;
  /** e.g. system, training, serving, monitoring */
  role: string;
}

/** What one unit costs; the first price that matches counts. @public */
export interface GpuPrice {
  /** part of the product's name, any case */
  product?: string;
  resource?: string;
  pool?: string;
  capacityType?: 'on-demand' | 'spot' | 'reserved';
  perHour: number;
  /** ISO 4217, e.g. KRW */
  currency: string;
}

/**
 * What a company configures of its accelerators. Pure data, read from a file or from Backstage's
 * configuration.
 *
 * @public
 */
export interface GpuSettings {
  /** labels that name pools; the first one that a node carries counts */
  poolKeys: readonly string[];
  poolRoles: readonly PoolRoleRule[];
  /** a device below this utilization (0 to 1) for so long is idle */
  idle: { utilization: number; afterSeconds: number };
  prices: readonly GpuPrice[];
  /** rules of the company */
  policies: readonly GpuPolicy[];
}

/** @public */
export const DEFAULT_GPU_SETTINGS: GpuSettings = {
  poolKeys: NODE_POOL_KEYS,
  poolRoles: [],
  // "Some kernel ran" in one of twenty samples: what a monitoring agent alone causes.
  idle: { utilization: 0.05, afterSeconds: 3600 },
  prices: [],
  policies: [],
};
