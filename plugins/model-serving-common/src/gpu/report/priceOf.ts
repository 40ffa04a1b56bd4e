import { plainText } from '../../kubernetes/plainText';
import { known } from '../../model/known';
import type { GpuHolder, GpuNode, GpuPool } from '../../model/gpuTypes';
import type { GpuPrice } from '../GpuSettings';

/** What a unit is, as far as prices ask. */
export interface PricedUnit {
  resource: string;
  product: string | undefined;
  pool: Pick<GpuPool, 'id' | 'name'> | undefined;
  capacityType: string | undefined;
}

/** The first price that matches; one that asks for what is not known does not. */
export function priceOf(
  unit: PricedUnit,
  prices: readonly GpuPrice[],
): GpuPrice | undefined {
  return prices.find(
    price =>
      (price.product === undefined ||
        unit.product?.toLowerCase().includes(price.product.toLowerCase()) ===
          true) &&
      (price.resource === undefined || price.resource === unit.resource) &&
      (price.pool === undefined ||
        price.pool === unit.pool?.id ||
        price.pool === unit.pool?.name) &&
      (price.capacityType === undefined ||
        price.capacityType === unit.capacityType),
  );
}

/** The unit of a resource that a pod holds. */
export function pricedUnit(
  resource: string,
  holder: Pick<GpuHolder, 'pool'>,
  node: GpuNode | undefined,
  pools: ReadonlyMap<string, GpuPool>,
): PricedUnit {
  const row = node?.amounts.find(amounts => amounts.resource === resource);
  return {
    resource,
    product: row && known(row.product),
    pool: pools.get(known(holder.pool) ?? ''),
    capacityType: node && known(node.capacityType),
  };
}

export function unitTitle({ resource, product, pool }: PricedUnit): string {
  return plainText(
    [resource, product, pool && `in pool ${pool.name}`]
      .filter(Boolean)
      .join(' '),
  );
}
