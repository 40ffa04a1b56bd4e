import type {
  GpuPoolIdentity,
  GpuPoolList,
} from '@modeldeck/plugin-model-serving-common';

/** The GPU pools of a cluster as they were last told, and which node is in which. */
export class PoolView {
  static readonly EMPTY = new PoolView(new Map(), new Map());

  private constructor(
    readonly pools: ReadonlyMap<string, GpuPoolIdentity>,
    private readonly poolOfNode: ReadonlyMap<string, string>,
  ) {}

  /**
   * A pool without nodes cannot be told from one that was deleted, so it stays as long as a
   * service is known to have run in it; and all stay while the nodes cannot be read. A node that
   * is gone keeps its place: services that are scaled to zero remember it.
   */
  updated(list: GpuPoolList, neededNodes: ReadonlySet<string>): PoolView {
    const isWhole = list.clusters.every(
      ({ reachable, gaps }) => reachable && gaps.length === 0,
    );
    const pools = new Map(list.items.map(pool => [pool.id, pool]));
    const poolOfNode = new Map<string, string>();
    for (const [node, id] of this.poolOfNode) {
      const pool = this.pools.get(id);
      if (pool && (!isWhole || neededNodes.has(node))) {
        poolOfNode.set(node, id);
        pools.set(id, pools.get(id) ?? pool);
      }
    }
    if (!isWhole) {
      this.pools.forEach((pool, id) => pools.set(id, pools.get(id) ?? pool));
    }
    for (const { id, nodes } of list.items) {
      nodes.forEach(node => poolOfNode.set(node, id));
    }
    return new PoolView(pools, poolOfNode);
  }

  /** The pools that these nodes are in; a node that is in none has no say. */
  of(nodes: readonly string[]): GpuPoolIdentity[] {
    const ids = new Set(nodes.flatMap(node => this.poolOfNode.get(node) ?? []));
    return [...ids].flatMap(id => this.pools.get(id) ?? []);
  }
}
