import type { GpuSettings } from '../GpuSettings';
import { compare, type NodeHoldings } from '../holdings/nodeHoldings';
import {
  type PoolIdentity,
  PoolSums,
  type SummedPool,
} from '../holdings/PoolSums';

/** The nodes with accelerators by pool. */
export class GpuPoolTable {
  private readonly pools = new Map<string, PoolSums>();
  private readonly poolOf = new Map<string, PoolSums>();

  constructor(private readonly settings: GpuSettings) {}

  put(name: string, identity: PoolIdentity, node: NodeHoldings): void {
    const pool =
      this.pools.get(identity.id) ?? new PoolSums(identity, this.settings);
    if (this.poolOf.get(name) !== pool) {
      this.remove(name);
    }
    pool.put(name, node);
    this.pools.set(identity.id, pool);
    this.poolOf.set(name, pool);
  }

  remove(name: string): void {
    const pool = this.poolOf.get(name);
    if (pool) {
      pool.remove(name);
      this.poolOf.delete(name);
      if (pool.size === 0) {
        this.pools.delete(pool.id);
      }
    }
  }

  /** In order of their ids, their nodes in order of their names. */
  list(): SummedPool[] {
    return [...this.pools.values()]
      .sort((a, b) => compare(a.id, b.id))
      .map(pool => pool.sum());
  }
}
