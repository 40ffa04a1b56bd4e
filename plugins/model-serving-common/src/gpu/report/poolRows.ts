import { isUnknown, type Known, unknown } from '../../model/known';
import type { GpuAmounts, GpuNode, GpuPool } from '../../model/gpuTypes';
import { unitKey } from '../hardware/AcceleratorUnit';
import { rounded } from '../holdings/amountsRow';

const PARTS = ['used', 'idleHeld'] as const;

/** A pool with what is used of its rows, added up over its nodes. */
export function poolWithUse(pool: GpuPool, nodes: readonly GpuNode[]): GpuPool {
  const rows = new Map<string, GpuAmounts[]>();
  for (const row of nodes.flatMap(({ amounts }) => amounts)) {
    const key = unitKey(row);
    const list = rows.get(key);
    if (list) {
      list.push(row);
    } else {
      rows.set(key, [row]);
    }
  }
  return {
    ...pool,
    amounts: pool.amounts.map(row => {
      const summed = { ...row };
      for (const part of PARTS) {
        summed[part] = total(
          (rows.get(unitKey(row)) ?? []).map(each => each[part]),
        );
      }
      return summed;
    }),
  };
}

/** The sum over a part of the nodes would look like that over all of them. */
function total(values: ReadonlyArray<Known<number>>): Known<number> {
  let sum = 0;
  const reasons: string[] = [];
  for (const value of values) {
    if (isUnknown(value)) {
      reasons.push(value.unknown);
    } else {
      sum += value;
    }
  }
  const [first] = reasons;
  if (first === undefined) {
    return rounded(sum);
  }
  return unknown(
    reasons.length === values.length
      ? first
      : `of ${reasons.length} of ${values.length} nodes it cannot be told: ${first}`,
  );
}
