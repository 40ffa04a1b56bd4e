import type { FieldReader } from '../../kubernetes/FieldReader';
import { unknownFields } from '../../settings/unknownFields';
import type { GpuPrice } from '../GpuSettings';

const TEXTS = ['product', 'resource', 'pool'] as const;
const FIELDS = [...TEXTS, 'capacityType', 'perHour', 'currency'];
const CAPACITY_TYPES = ['on-demand', 'spot', 'reserved'] as const;
const CURRENCY = /^[A-Z]{3}$/;

/** The prices that are sound; one that is wrong is left out and told. */
export function readGpuPrices(list: FieldReader): {
  prices: GpuPrice[];
  problems: string[];
} {
  const prices: GpuPrice[] = [];
  const problems: string[] = [];
  for (const [index, item] of list.list().entries()) {
    const malformedBefore = item.malformed.length;
    const price = readPrice(item);
    const own = [
      ...unknownFields(item, FIELDS),
      ...item.malformed
        .splice(malformedBefore)
        .map(({ path, expected }) => `${path}: expected ${expected}`),
    ];
    problems.push(
      ...own.map(
        problem => `gpuPools.prices[${index}] is left out: ${problem}`,
      ),
    );
    if (own.length === 0) {
      prices.push(price);
    }
  }
  return { prices, problems };
}

function readPrice(item: FieldReader): GpuPrice {
  const perHour = item.at('perHour');
  const amount = perHour.number();
  if (amount === undefined || amount < 0) {
    perHour.reject('what one unit costs in an hour');
  }
  const currency = item.at('currency');
  const code = currency.string() ?? '';
  if (!CURRENCY.test(code)) {
    currency.reject('a currency as ISO 4217 has it, e.g. KRW');
  }
  const type = item.at('capacityType');
  const capacityType = CAPACITY_TYPES.find(each => each === type.string());
  if (type.exists && capacityType === undefined) {
    type.reject(CAPACITY_TYPES.join(', '));
  }
  const price: GpuPrice = { perHour: amount ?? 0, currency: code };
  for (const field of TEXTS) {
    const text = item.at(field).string();
    if (text !== undefined) {
      price[field] = text;
    }
  }
  return { ...price, ...(capacityType && { capacityType }) };
}
