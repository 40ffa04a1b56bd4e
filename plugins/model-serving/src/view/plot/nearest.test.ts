import { nearestIndex } from './nearest';

describe('nearestIndex', () => {
  it.each([
    [-1, 0],
    [4, 0],
    [6, 1],
    [99, 2],
  ])('of 0, 10 and 20 to %p', (to, index) => {
    expect(nearestIndex([0, 10, 20], to)).toBe(index);
  });

  it('is none of nothing', () => {
    expect(nearestIndex([], 3)).toBeUndefined();
  });
});
