/** Shares are told to a hundredth of a percent. */
const SCALES = [1, 10, 100] as const;

/**
 * Percentages as the smallest weights that give exactly them, to a hundredth of a percent:
 * `[80, 20]` stays, `[99.5, 0.5]` becomes `[995, 5]`. Routes hold whole numbers only.
 */
export function integerWeights(percents: readonly number[]): number[] {
  const hundredths = percents.map(percent => Math.round(percent * 100));
  const scale =
    SCALES.find(candidate =>
      hundredths.every(share => (share * candidate) % 100 === 0),
    ) ?? 100;
  return hundredths.map(share => (share * scale) / 100);
}
