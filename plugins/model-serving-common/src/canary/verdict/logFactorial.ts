const TABLE_SIZE = 2048;

const table: readonly number[] = (() => {
  const values = [0];
  for (let n = 1; n < TABLE_SIZE; n++) {
    values.push((values[n - 1] ?? 0) + Math.log(n));
  }
  return values;
})();

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;

/** ln n!, of a whole number; Stirling's series where the table ends, exact to 1e-13 there. */
export function logFactorial(n: number): number {
  const exact = table[n];
  if (exact !== undefined) {
    return exact;
  }
  const x = n + 1;
  const square = x * x;
  return (
    (x - 0.5) * Math.log(x) -
    x +
    HALF_LOG_TAU +
    (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / x
  );
}

/** ln of n over k. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
