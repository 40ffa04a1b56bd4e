/** ln Σ exp(x), without leaving the range of numbers; -Infinity of nothing. */
export function logSumExp(values: readonly number[]): number {
  let largest = -Infinity;
  for (const value of values) {
    largest = Math.max(largest, value);
  }
  if (largest === -Infinity) {
    return -Infinity;
  }
  let sum = 0;
  for (const value of values) {
    sum += Math.exp(value - largest);
  }
  return largest + Math.log(sum);
}
