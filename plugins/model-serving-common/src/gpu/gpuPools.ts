import type { Node } from '../kubernetes/node';
import type { GpuPoolIdentity } from '../model/gpuPoolTypes';
import { nodePool } from './nodePool';
import { nodeProduct } from './nodeProduct';

/**
 * The pools of a cluster's nodes that have accelerators, in order of their ids. Nodes without
 * one are in no pool.
 *
 * @public
 */
export function gpuPools(options: {
  cluster: string;
  nodes: readonly Node[];
  /** labels that name pools; the first one that a node carries counts */
  poolKeys: readonly string[];
}): GpuPoolIdentity[] {
  const { cluster, nodes, poolKeys } = options;
  const pools = new Map<string, Node[]>();
  const identities = new Map<string, ReturnType<typeof nodePool>>();
  for (const node of nodes.filter(hasAccelerators)) {
    const pool = nodePool(node, poolKeys);
    const id = poolId(cluster, pool);
    identities.set(id, pool);
    pools.set(id, [...(pools.get(id) ?? []), node]);
  }
  return [...identities]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, pool]) => {
      const members = pools.get(id) ?? [];
      return {
        id,
        cluster,
        ...pool,
        products: distinct(
          members.flatMap(({ metadata }) => nodeProduct(metadata.labels) ?? []),
        ),
        accelerators: distinct(members.flatMap(node => node.accelerators)),
        nodes: distinct(members.map(({ metadata }) => metadata.name)),
      };
    });
}

/** A driver that is down counts nothing, but the label of its product stays. */
export function hasAccelerators({ accelerators, metadata }: Node): boolean {
  return accelerators.length > 0 || nodeProduct(metadata.labels) !== undefined;
}

/** Stable while the label of the pool is. */
export function poolId(
  cluster: string,
  { labelKey = '', name }: ReturnType<typeof nodePool>,
): string {
  return [cluster, labelKey, name].map(encoded).join('/');
}

/** A lone surrogate, which a label cannot hold but a hostile server can send, is no URI. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
