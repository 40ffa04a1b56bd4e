import type { GpuAmounts } from '../../model/gpuTypes';

const SUMMED = [
  'capacity',
  'allocated',
  'free',
  'unhealthy',
  'unschedulable',
  'overcommitted',
] as const;

/** Sums are kept in thousandths, so that what was added can be taken away again exactly. */
const STEPS = 1000;

interface Sum {
  /** any of the rows: they are all of one unit */
  row: GpuAmounts;
  rows: number;
  parts: number[];
  /** by index of `fits`, in how many rows and how many pods */
  fits: Array<{ perPod: number; pods: number; rows: number }>;
}

/**
 * The rows of several nodes as those of their pool. Only units of one resource, product, mode and
 * memory are added; what is used is told by telemetry and not added here.
 */
export class RowSums {
  private readonly sums = new Map<string, Sum>();

  /**
   * @param key - as `unitKey` gives it
   * @param sign - -1 takes away what was added before
   */
  add(key: string, row: GpuAmounts, sign: 1 | -1): void {
    const sum = this.sums.get(key) ?? {
      row,
      rows: 0,
      parts: SUMMED.map(() => 0),
      fits: [],
    };
    sum.rows += sign;
    SUMMED.forEach((part, index) => {
      sum.parts[index] =
        (sum.parts[index] ?? 0) + sign * Math.round(row[part] * STEPS);
    });
    // All lists are 1, 2, 4, …, of different lengths.
    row.fits.forEach(({ perPod, pods }, index) => {
      const fit = sum.fits[index] ?? { perPod, pods: 0, rows: 0 };
      fit.pods += sign * pods;
      fit.rows += sign;
      sum.fits[index] = fit;
    });
    if (sum.rows > 0) {
      this.sums.set(key, sum);
    } else {
      this.sums.delete(key);
    }
  }

  /** In order of their keys: by resource first. */
  list(): GpuAmounts[] {
    return [...this.sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { row, parts, fits }]) => {
        const summed: GpuAmounts = {
          ...row,
          fits: fits
            .filter(({ rows }) => rows > 0)
            .map(({ perPod, pods }) => ({ perPod, pods })),
        };
        SUMMED.forEach((part, index) => {
          summed[part] = (parts[index] ?? 0) / STEPS;
        });
        return summed;
      });
  }
}
