import { meanRatioBounds, NO_DIFFERENCE, observeMeans } from './meanDifference';
import { logNormal, seededRandom } from './testing/random';

function total(random: () => number, requests: number, slowness: number) {
  let seconds = 0;
  for (let request = 0; request < requests; request++) {
    seconds += 0.08 * slowness * logNormal(random, 0.6);
  }
  return { requests, seconds };
}

/** Bounds at every look, 120 of them. */
function looks(slowness: number, seed: number) {
  const random = seededRandom(seed);
  let difference = NO_DIFFERENCE;
  return Array.from({ length: 120 }, () => {
    difference = observeMeans(difference, {
      canary: total(random, 20, slowness),
      stable: total(random, 100, 1),
    });
    return meanRatioBounds(difference, 0.05);
  });
}

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1);

describe('a comparison of means', () => {
  it('seldom ever excludes that both are alike when they are', () => {
    const wrong = SEEDS.filter(seed =>
      looks(1, seed).some(b => b && (b.low > 1.02 || b.high < 0.95)),
    );
    expect(wrong.length / SEEDS.length).toBeLessThan(0.06);
  });

  it('tells what takes half as long again', () => {
    const found = SEEDS.filter(
      seed => (looks(1.5, seed).at(-1)?.low ?? 0) > 1.1,
    );
    expect(found.length / SEEDS.length).toBeGreaterThan(0.95);
  });

  it('says nothing of few intervals, or of a side without requests', () => {
    expect(looks(1, 1).slice(0, 19)).toEqual(Array(19).fill(undefined));
    const none = observeMeans(NO_DIFFERENCE, {
      canary: { requests: 0, seconds: 0 },
      stable: { requests: 10, seconds: 1 },
    });
    expect(none).toBe(NO_DIFFERENCE);
  });
});
