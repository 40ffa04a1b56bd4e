import { type Known, unknown } from '../model/known';

/** Shares are told to a hundredth of a percent. */
const STEPS = 10_000;

/**
 * Weights as percentages that add up to exactly 100. What rounding leaves over goes to those who
 * lost most by it, so that three equal weights are 33.34, 33.33 and 33.33. A weight above zero
 * may round to 0, a weight of zero is never rounded up.
 *
 * @public
 */
export function sharesOf(weights: readonly number[]): Known<number[]> {
  if (weights.some(weight => !Number.isFinite(weight) || weight < 0)) {
    return unknown('a weight is not a number of zero or more');
  }
  // Scaled first: the sum of very large weights is beyond what a number can hold.
  const largest = Math.max(0, ...weights);
  if (largest === 0) {
    return unknown('every weight is zero');
  }
  const scaled = weights.map(weight => weight / largest);
  const total = scaled.reduce((sum, weight) => sum + weight, 0);
  return inSteps(scaled.map(weight => (weight / total) * STEPS));
}

function inSteps(exact: readonly number[]): number[] {
  const steps = exact.map(Math.floor);
  let left = STEPS - steps.reduce((sum, step) => sum + step, 0);
  const byLoss = exact
    .map((value, index) => ({ index, loss: value - Math.floor(value) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss) {
    if (left <= 0) {
      break;
    }
    steps[index] = (steps[index] ?? 0) + 1;
    left--;
  }
  return steps.map(step => step / (STEPS / 100));
}
