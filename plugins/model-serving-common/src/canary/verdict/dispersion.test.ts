import {
  dispersionFactor,
  NO_DISPERSION,
  observeDispersion,
  oddsRatioEstimate,
} from './dispersion';
import { binomial, seededRandom } from './testing/random';

function dispersionOf(
  errorRate: (random: () => number) => number,
  canaryFactor: number,
  seed: number,
) {
  const random = seededRandom(seed);
  let dispersion = NO_DISPERSION;
  for (let interval = 0; interval < 200; interval++) {
    const rate = errorRate(random);
    dispersion = observeDispersion(dispersion, {
      canary: {
        requests: 40,
        errors: binomial(random, 40, rate * canaryFactor),
      },
      stable: { requests: 200, errors: binomial(random, 200, 0.05) },
    });
  }
  return dispersion;
}

describe('the dispersion of errors', () => {
  it('is about 1 while requests are independent, whether or not the sides differ', () => {
    for (const factor of [1, 3]) {
      const factors = Array.from({ length: 40 }, (_, seed) =>
        dispersionFactor(dispersionOf(() => 0.05, factor, seed + 1)),
      );
      const mean = factors.reduce((sum, value) => sum + value, 0) / 40;
      expect(mean).toBeLessThan(1.15);
    }
  });

  it('is large where errors come in bursts', () => {
    const bursts = (random: () => number) => (random() < 0.1 ? 0.5 : 0.001);
    expect(dispersionFactor(dispersionOf(bursts, 1, 1))).toBeGreaterThan(2);
  });

  it('is doubted as long as there are few intervals', () => {
    const counts = (errors: number) => ({
      canary: { requests: 40, errors },
      stable: { requests: 200, errors: 10 },
    });
    const few = [2, 2, 9].map(counts).reduce(observeDispersion, NO_DISPERSION);
    const many = Array(20)
      .fill([2, 2, 9].map(counts))
      .flat()
      .reduce(observeDispersion, NO_DISPERSION);
    expect(dispersionFactor(few)).toBeGreaterThanOrEqual(1);
    expect(dispersionFactor(few)).toBeLessThan(dispersionFactor(many) * 1.5);
    expect(dispersionFactor(NO_DISPERSION)).toBe(1);
  });
});

describe('the odds ratio of all intervals', () => {
  it('is estimated near the real one', () => {
    const estimate = oddsRatioEstimate(dispersionOf(() => 0.05, 3, 7)) ?? NaN;
    const real = 0.15 / 0.85 / (0.05 / 0.95);
    expect(Math.abs(Math.log(estimate / real))).toBeLessThan(0.25);
  });

  it('is unknown without errors, and endless where only the canary has any', () => {
    expect(oddsRatioEstimate(NO_DISPERSION)).toBeUndefined();
    const one = observeDispersion(NO_DISPERSION, {
      canary: { requests: 10, errors: 1 },
      stable: { requests: 10, errors: 0 },
    });
    expect(oddsRatioEstimate(one)).toBe(Infinity);
  });
});
