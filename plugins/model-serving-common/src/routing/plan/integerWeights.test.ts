import fc from 'fast-check';
import { known } from '../../model/known';
import { sharesOf } from '../../traffic/sharesOf';
import { integerWeights } from './integerWeights';

describe('integerWeights', () => {
  it.each([
    [
      [80, 20],
      [80, 20],
    ],
    [
      [100, 0],
      [100, 0],
    ],
    [
      [99.5, 0.5],
      [995, 5],
    ],
    [
      [33.34, 33.33, 33.33],
      [3334, 3333, 3333],
    ],
    // What a float makes of 0.1 + 0.2 is no reason for larger weights.
    [
      [0.1 + 0.2, 99.7],
      [3, 997],
    ],
  ])('of %j are %j', (percents, weights) => {
    expect(integerWeights(percents)).toEqual(weights);
  });

  it('give exactly the shares that they were made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 }),
        parts => {
          const percents = known(sharesOf(parts));
          fc.pre(percents !== undefined);
          const weights = integerWeights(percents ?? []);
          expect(weights.every(Number.isInteger)).toBe(true);
          expect(sharesOf(weights)).toEqual(percents);
        },
      ),
    );
  });
});
