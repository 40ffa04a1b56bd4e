import fc from 'fast-check';
import { linearScale, valueTicks } from './scale';

describe('linearScale', () => {
  it.each([
    [0, 100],
    [5, 150],
    [10, 200],
    [-3, 100],
    [99, 200],
  ])('puts %p at %p, and what lies beyond at an end', (value, pixel) => {
    const scale = linearScale({ domain: [0, 10], range: [100, 200] });
    expect(scale(value)).toBe(pixel);
  });

  it('runs the other way where the range does', () => {
    expect(linearScale({ domain: [0, 4], range: [80, 0] })(1)).toBe(60);
  });

  it('has a place for the only value of an empty domain', () => {
    expect(linearScale({ domain: [7, 7], range: [0, 50] })(7)).toBe(0);
  });
});

describe('valueTicks', () => {
  it.each([
    [8, 4, [0, 2, 4, 6, 8]],
    [7, 4, [0, 2, 4, 6, 8]],
    [1, 4, [0, 0.5, 1]],
    [130, 4, [0, 50, 100, 150]],
    [0, 4, [0, 1]],
    [NaN, 4, [0, 1]],
  ])('up to %p in about %p steps', (max, count, ticks) => {
    expect(valueTicks(max, count)).toEqual(ticks);
  });

  it('reaches the largest value in few steps, whatever it is', () => {
    const max = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(max, fc.integer({ min: 1, max: 10 }), (value, count) => {
        const ticks = valueTicks(value, count);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(value * (1 - 1e-6));
        expect(ticks.length).toBeLessThanOrEqual(count + 2);
      }),
    );
  });
});
