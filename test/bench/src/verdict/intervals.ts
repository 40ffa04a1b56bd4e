/** of the normal distribution, for 95 % */
const Z = 1.96;

/** Between which shares the real one lies, with 95 % confidence (Wilson 1927). */
export function wilson(
  successes: number,
  trials: number,
): { low: number; high: number } {
  const share = successes / trials;
  const centre = share + (Z * Z) / (2 * trials);
  const radius =
    Z *
    Math.sqrt((share * (1 - share)) / trials + (Z * Z) / (4 * trials * trials));
  const scale = 1 + (Z * Z) / trials;
  return {
    low: Math.max(0, (centre - radius) / scale),
    high: Math.min(1, (centre + radius) / scale),
  };
}

/** The median with its 95 % confidence interval, by order statistics; undefined of nothing. */
export function median(
  values: readonly number[],
): { median: number; low: number; high: number } | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  const at = (index: number) =>
    sorted[Math.min(count - 1, Math.max(0, Math.round(index)))];
  const radius = (Z * Math.sqrt(count)) / 2;
  const middle = at((count - 1) / 2);
  const low = at((count - 1) / 2 - radius);
  const high = at((count - 1) / 2 + radius);
  return middle === undefined || low === undefined || high === undefined
    ? undefined
    : { median: middle, low, high };
}
