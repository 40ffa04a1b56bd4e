import fc from 'fast-check';
import { backoff } from './backoff';

describe('backoff', () => {
  it('doubles up to half a minute', () => {
    const longest = [0, 1, 2, 3, 20].map(n => backoff(n, () => 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 30_000]);
  });

  it('never waits less than half of it, and never nothing', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, chance) => {
          const wait = backoff(failures, () => chance);
          expect(wait).toBeGreaterThanOrEqual(250);
          expect(wait).toBeLessThanOrEqual(30_000);
        },
      ),
    );
  });
});
