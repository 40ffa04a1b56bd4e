import type { GpuAmounts } from '../../model/gpuTypes';
import { unitKey } from '../hardware/AcceleratorUnit';
import { rounded } from './amountsRow';

const SUMMED = [
  'capacity',
  'allocated',
  'free',
  'unhealthy',
  'unschedulable',
  'overcommitted',
] as const;

/**
 * The rows of several nodes as those of their pool. Only units of one resource, product, mode and
 * memory are added; what is used is told by telemetry and not added here.
 */
export function sumRows(rows: Iterable<GpuAmounts>): GpuAmounts[] {
  const sums = new Map<string, GpuAmounts>();
  for (const row of rows) {
    const key = unitKey(row);
    const sum = sums.get(key);
    if (sum) {
      add(sum, row);
    } else {
      sums.set(key, { ...row, fits: row.fits.map(fit => ({ ...fit })) });
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function add(sum: GpuAmounts, row: GpuAmounts): void {
  for (const part of SUMMED) {
    sum[part] = rounded(sum[part] + row[part]);
  }
  // Both lists are 1, 2, 4, …, one of them longer.
  row.fits.forEach((fit, index) => {
    const same = sum.fits[index];
    if (same) {
      same.pods += fit.pods;
    } else {
      sum.fits.push({ ...fit });
    }
  });
}
