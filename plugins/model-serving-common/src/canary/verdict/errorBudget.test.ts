import fc from 'fast-check';
import {
  budgetIsExceeded,
  budgetIsKept,
  newRateTest,
  observeRate,
  type RateHypothesis,
  requestsNeeded,
} from './errorBudget';
import { binomial, seededRandom } from './testing/random';

function afterRuns(
  hypothesis: RateHypothesis,
  rate: number,
  requests: number,
  runs = 400,
): number {
  let decided = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const random = seededRandom(seed);
    let test = newRateTest(hypothesis);
    for (let look = 0; look < 60; look++) {
      const errors = binomial(random, requests, rate);
      test = observeRate(test, hypothesis, { requests, errors });
    }
    decided += test.peak >= -Math.log(0.05) ? 1 : 0;
  }
  return decided / runs;
}

describe('an error budget', () => {
  it('is seldom called kept where it is just reached, whenever one looks', () => {
    expect(afterRuns(budgetIsExceeded(0.02), 0.02, 50)).toBeLessThan(0.05);
  });

  it('is seldom called broken where it is just reached', () => {
    expect(afterRuns(budgetIsKept(0.02), 0.02, 50)).toBeLessThan(0.05);
  });

  it('is shown kept, or broken, by enough requests', () => {
    expect(afterRuns(budgetIsExceeded(0.02), 0.002, 20)).toBeGreaterThan(0.95);
    expect(afterRuns(budgetIsKept(0.02), 0.08, 20)).toBeGreaterThan(0.95);
  });
});

describe('the requests that are still needed', () => {
  // ln(1/α) / −ln(1 − budget), which no test can be better than.
  it.each([
    [0.02, 149],
    [0.01, 299],
    [0.001, 2995],
  ])('are few more than the least possible for %d', (budget, least) => {
    const hypothesis = budgetIsExceeded(budget);
    const needed = requestsNeeded(newRateTest(hypothesis), hypothesis, 0.05);
    expect(needed).toBeGreaterThanOrEqual(least);
    expect(needed).toBeLessThan(least * 1.35);
  });

  it('are what it takes, and not one less', () => {
    const hypothesis = budgetIsExceeded(0.02);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 4 }),
        (requests, errors) => {
          const test = observeRate(newRateTest(hypothesis), hypothesis, {
            requests: Math.max(requests, errors),
            errors,
          });
          const needed = requestsNeeded(test, hypothesis, 0.05) ?? NaN;
          const after = (more: number) =>
            observeRate(test, hypothesis, { requests: more, errors: 0 }).peak >=
            -Math.log(0.05);
          expect(after(needed) || test.peak >= -Math.log(0.05)).toBe(true);
          expect(needed > 0 && after(needed - 1)).toBe(false);
        },
      ),
    );
  });

  it('are never fewer after an error', () => {
    const hypothesis = budgetIsExceeded(0.02);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), requests => {
        const needed = (errors: number) =>
          requestsNeeded(
            observeRate(newRateTest(hypothesis), hypothesis, {
              requests,
              errors,
            }),
            hypothesis,
            0.05,
          ) ?? Infinity;
        expect(needed(1)).toBeGreaterThanOrEqual(needed(0));
      }),
    );
  });
});
