/** Which of these ascending numbers is nearest; undefined where there are none. */
export function nearestIndex(
  numbers: readonly number[],
  to: number,
): number | undefined {
  let best: number | undefined;
  let distance = Infinity;
  for (const [index, value] of numbers.entries()) {
    const away = Math.abs(value - to);
    if (away >= distance) {
      break; // from here on it only gets farther
    }
    best = index;
    distance = away;
  }
  return best;
}
