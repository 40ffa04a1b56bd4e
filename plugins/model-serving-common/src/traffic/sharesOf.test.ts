import fc from 'fast-check';
import { isUnknown } from '../model/known';
import { sharesOf } from './sharesOf';

const weights = fc.array(
  fc.oneof(
    fc.nat(100),
    fc.nat(1_000_000),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  ),
  { minLength: 1, maxLength: 8 },
);

function shares(list: number[]): number[] {
  const result = sharesOf(list);
  if (isUnknown(result)) {
    throw new Error(result.unknown);
  }
  return result;
}

describe('sharesOf', () => {
  it.each([
    [
      [80, 20],
      [80, 20],
    ],
    [
      [3, 1],
      [75, 25],
    ],
    [
      [1, 1, 1],
      [33.34, 33.33, 33.33],
    ],
    [[5], [100]],
    [
      [0, 7],
      [0, 100],
    ],
    [
      [1, 999_999],
      [0, 100],
    ],
  ])('of %j are %j', (list, expected) => {
    expect(sharesOf(list)).toEqual(expected);
  });

  it.each([[[]], [[0, 0]], [[1, -1]], [[1, NaN]], [[1, Infinity]]])(
    'of %j cannot be told',
    list => expect(isUnknown(sharesOf(list))).toBe(true),
  );

  it('add up to 100 exactly, each between 0 and 100', () => {
    fc.assert(
      fc.property(weights, list => {
        fc.pre(list.some(weight => weight > 0));
        const hundredths = shares(list).map(share => Math.round(share * 100));
        expect(hundredths.reduce((a, b) => a + b, 0)).toBe(10_000);
        for (const share of shares(list)) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('are within a hundredth of what is exact', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }),
        list => {
          const total = list.reduce((a, b) => a + b, 0);
          fc.pre(total > 0);
          for (const [index, share] of shares(list).entries()) {
            expect(Math.abs(share - (list[index]! * 100) / total)).toBeLessThan(
              0.0101,
            );
          }
        },
      ),
    );
  });

  it('give nothing to a weight of zero, and no less to a greater weight', () => {
    fc.assert(
      fc.property(weights, list => {
        fc.pre(list.some(weight => weight > 0));
        const result = shares(list);
        for (const [i, a] of list.entries()) {
          expect(a === 0 ? result[i] : 0).toBe(0);
          for (const [j, b] of list.entries()) {
            expect(a > b && result[i]! < result[j]!).toBe(false);
          }
        }
      }),
    );
  });

  it('do not depend on the scale of the weights', () => {
    const whole = fc.array(fc.nat(100), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(whole, list => {
        expect(sharesOf(list.map(weight => weight * 8))).toEqual(
          sharesOf(list),
        );
      }),
    );
  });
});
