import type { GpuHolding } from '../GpuHoldings';
import type { GpuSettings } from '../GpuSettings';
import { compare, type NodeHoldings } from '../holdings/nodeHoldings';
import { type PoolHoldings, poolHoldings } from '../holdings/poolHoldings';
import type { NodePool } from '../nodePool';

export interface PoolIdentity extends NodePool {
  id: string;
  cluster: string;
}

interface PoolEntry {
  identity: PoolIdentity;
  members: Map<string, NodeHoldings>;
  /** undefined: something of it changed since it was summed up */
  summed:
    | { pool: PoolHoldings; nodes: NodeHoldings[]; holders: GpuHolding[] }
    | undefined;
}

/** The nodes with accelerators by pool; a pool is summed up again when one of its nodes changed. */
export class GpuPoolTable {
  private readonly pools = new Map<string, PoolEntry>();
  private readonly poolOf = new Map<string, string>();

  constructor(private readonly settings: GpuSettings) {}

  put(name: string, identity: PoolIdentity, node: NodeHoldings): void {
    if (this.poolOf.get(name) !== identity.id) {
      this.remove(name);
    }
    const entry = this.pools.get(identity.id) ?? {
      identity,
      members: new Map(),
      summed: undefined,
    };
    entry.members.set(name, node);
    entry.summed = undefined;
    this.pools.set(identity.id, entry);
    this.poolOf.set(name, identity.id);
  }

  remove(name: string): void {
    const id = this.poolOf.get(name);
    const entry = id === undefined ? undefined : this.pools.get(id);
    if (id !== undefined && entry) {
      entry.members.delete(name);
      entry.summed = undefined;
      this.poolOf.delete(name);
      if (entry.members.size === 0) {
        this.pools.delete(id);
      }
    }
  }

  node(name: string): NodeHoldings | undefined {
    const id = this.poolOf.get(name);
    return id === undefined ? undefined : this.pools.get(id)?.members.get(name);
  }

  /** In order of their ids, their nodes in order of their names. */
  list(): Array<NonNullable<PoolEntry['summed']>> {
    return [...this.pools.values()]
      .sort((a, b) => compare(a.identity.id, b.identity.id))
      .map(entry => {
        entry.summed ??= this.sum(entry);
        return entry.summed;
      });
  }

  private sum({ identity, members }: PoolEntry) {
    const nodes = [...members.values()].sort((a, b) =>
      compare(a.node.name, b.node.name),
    );
    return {
      pool: poolHoldings(identity, nodes, this.settings),
      nodes,
      holders: nodes.flatMap(({ holders }) => holders),
    };
  }
}
