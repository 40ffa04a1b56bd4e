import { Backoff, jittered } from './Backoff';

const options = { firstMs: 500, longestMs: 30_000 };
const waits = (backoff: Backoff, count: number) =>
  Array.from({ length: count }, () => backoff.nextMs());

describe('Backoff', () => {
  it('doubles up to its cap, and begins anew after a success', () => {
    const backoff = new Backoff(options, { random: () => 1 });
    expect(waits(backoff, 8)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    backoff.reset();
    expect(backoff.nextMs()).toBe(500);
  });

  it('stays at its cap however long an outage lasts', () => {
    const backoff = new Backoff(options, { random: () => 1 });
    expect(waits(backoff, 2000).pop()).toBe(30_000);
  });

  it('spreads, but never asks at once', () => {
    expect(jittered(1000, { random: () => 0 })).toBe(500);
    expect(jittered(1000, { random: () => 0.5 })).toBe(750);
    expect(jittered(1000, { random: () => 1 })).toBe(1000);
  });
});
