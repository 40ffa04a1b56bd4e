import fc from 'fast-check';
import { increases } from './increases';

function samples(...values: number[]) {
  return { samples: values.map((value, index) => ({ at: index * 15, value })) };
}

function grown(series: ReturnType<typeof samples>, begun?: number): number[] {
  return increases(series, begun).map(({ by }) => by);
}

describe('what a counter grew by', () => {
  it('is the difference of its samples', () => {
    expect(increases(samples(3, 5, 5, 9))).toEqual([
      { from: 0, to: 15, by: 2 },
      { from: 15, to: 30, by: 0 },
      { from: 30, to: 45, by: 4 },
    ]);
  });

  it('begins at zero again after a restart', () => {
    expect(grown(samples(100, 120, 7, 9))).toEqual([20, 7, 2]);
  });

  it('includes the first sample of one that began within the window', () => {
    expect(grown(samples(3, 5))).toEqual([2]);
    expect(grown(samples(3, 5), -10)).toEqual([3, 2]);
    expect(increases(samples(3), -10)).toEqual([{ from: -10, to: 0, by: 3 }]);
  });

  it.each([
    ['NaN', [1, NaN, 4], [3]],
    ['infinity', [1, Infinity, 4], [3]],
    ['a count below zero', [1, -5, 4], [3]],
  ])('steps over %s', (_, values, expected) => {
    expect(grown(samples(...values))).toEqual(expected);
  });

  it('is not counted twice by samples that come twice or out of order', () => {
    const series = {
      samples: [
        { at: 0, value: 1 },
        { at: 15, value: 4 },
        { at: 15, value: 4 },
        { at: 10, value: 3 },
        { at: 30, value: 6 },
      ],
    };
    expect(increases(series).map(({ by }) => by)).toEqual([3, 2]);
  });

  it('adds up to what it shows, without restarts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), steps => {
        let value = 0;
        const series = samples(...steps.map(step => (value += step)));
        const sum = grown(series, -1).reduce((total, by) => total + by, 0);
        expect(sum).toBe(value);
      }),
    );
  });

  it('is never negative', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), values => {
        expect(grown(samples(...values)).every(by => by >= 0)).toBe(true);
      }),
    );
  });
});
