import type { GpuAmounts } from '@modeldeck/plugin-model-serving-common';

export interface LargestFit {
  /** units that one pod may ask for at most */
  perPod: number;
  /** how many such pods */
  pods: number;
}

/** The largest pod that would find a node; undefined where none would. */
export function largestFit({
  fits,
}: Pick<GpuAmounts, 'fits'>): LargestFit | undefined {
  return fits
    .filter(({ pods }) => pods > 0)
    .reduce<LargestFit | undefined>(
      (best, fit) => (best && best.perPod >= fit.perPod ? best : fit),
      undefined,
    );
}
