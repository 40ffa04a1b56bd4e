import type { CapacityType, GpuPool } from '../../model/gpuTypes';
import { known } from '../../model/known';
import type { GpuSettings } from '../GpuSettings';
import type { NodePool } from '../nodePool';
import { poolRole } from '../poolRole';
import type { NodeHoldings } from './nodeHoldings';
import { sumRows } from './sumRows';

/** A pool without the demand, which is not its nodes' to tell. */
export type PoolHoldings = Omit<GpuPool, 'demand'>;

export function poolHoldings(
  identity: NodePool & { id: string; cluster: string },
  members: readonly NodeHoldings[],
  settings: GpuSettings,
): PoolHoldings {
  const { id, cluster, name, labelKey } = identity;
  const amounts = sumRows(eachRow(members));
  const products = members.flatMap(({ node, schedulable }) =>
    [
      schedulable.product,
      ...node.amounts.map(({ product }) => product),
    ].flatMap(product => known(product) ?? []),
  );
  return {
    id,
    cluster,
    name,
    ...(labelKey === undefined ? {} : { labelKey }),
    products: distinct(products),
    accelerators: distinct(amounts.map(({ resource }) => resource)),
    nodes: members.map(({ node }) => node.name),
    role: poolRole(
      {
        name,
        nodeLabels: members.map(({ schedulable }) => schedulable.labels),
      },
      settings.poolRoles,
    ),
    capacityTypes: distinct<CapacityType>(
      members.flatMap(({ node }) => known(node.capacityType) ?? []),
    ),
    amounts,
    nodeCount: members.length,
    unavailableNodes: members.filter(({ node }) => !node.available).length,
    problems: members.flatMap(({ problems }) => problems),
  };
}

function* eachRow(members: readonly NodeHoldings[]) {
  for (const { node } of members) {
    yield* node.amounts;
  }
}

function distinct<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
