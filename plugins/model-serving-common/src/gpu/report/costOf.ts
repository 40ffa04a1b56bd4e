import { isUnknown, type Known, unknown } from '../../model/known';
import type { GpuCost } from '../../model/gpuTypes';
import type { GpuPrice } from '../GpuSettings';
import { priceOf, type PricedUnit, unitTitle } from './priceOf';

/** Units that are paid for, and whether they lie idle. */
export interface CostPart {
  unit: PricedUnit;
  count: number;
  idle: Known<boolean>;
}

/** What units cost an hour; unknown where a price is missing, rather than less than it is. */
export function costOf(
  parts: readonly CostPart[],
  prices: readonly GpuPrice[],
): Known<GpuCost> {
  if (prices.length === 0) {
    return unknown('no prices are configured');
  }
  let perHour = 0;
  let idlePerHour: Known<number> = 0;
  const currencies = new Set<string>();
  for (const { unit, count, idle } of parts) {
    const price = priceOf(unit, prices);
    if (!price) {
      return unknown(`no price is configured for ${unitTitle(unit)}`);
    }
    currencies.add(price.currency);
    perHour += price.perHour * count;
    if (isUnknown(idle)) {
      idlePerHour = isUnknown(idlePerHour) ? idlePerHour : idle;
    } else if (idle && !isUnknown(idlePerHour)) {
      idlePerHour += price.perHour * count;
    }
  }
  const [currency, ...others] = currencies;
  return currency === undefined || others.length > 0
    ? unknown(`prices are in ${[...currencies].sort().join(' and ')}`)
    : { perHour, currency, idlePerHour };
}
