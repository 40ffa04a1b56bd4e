import { isAccelerator } from './accelerators';
import type { FieldReader } from './FieldReader';
import { readQuantity } from './quantity';
import type { Amounts } from './totalRequests';

const COMMON = ['cpu', 'memory', 'pods'];

/**
 * Of `capacity` or `allocatable`: accelerators, cpu in cores, memory in bytes, pods. What is no
 * amount is recorded as malformed and absent; of a fraction of a device only whole ones count.
 */
export function readNodeAmounts(amounts: FieldReader): Amounts {
  const result: Record<string, number> = {};
  for (const [resource, field] of amounts.entries()) {
    const isDevice = isAccelerator(resource);
    if (!isDevice && !COMMON.includes(resource)) {
      continue;
    }
    const amount = readQuantity(field);
    if (amount === undefined) {
      continue;
    }
    if (amount < 0 || (isDevice && !Number.isSafeInteger(amount))) {
      field.reject(isDevice ? 'number of whole devices' : 'zero or more');
    }
    if (amount >= 0 && amount <= Number.MAX_SAFE_INTEGER) {
      result[resource] = isDevice ? Math.floor(amount) : amount;
    }
  }
  return result;
}
