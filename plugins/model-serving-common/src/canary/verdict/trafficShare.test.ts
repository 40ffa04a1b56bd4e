import { isShareMismatched, newShareTest, observeShare } from './trafficShare';
import { binomial, poisson, seededRandom } from './testing/random';

const ALPHA = 0.01;

/** Whether the shares were ever found to be others than declared. */
function mismatched(
  real: (look: number) => number,
  declared: (look: number) => number,
  seed: number,
): boolean {
  const random = seededRandom(seed);
  let test = newShareTest();
  for (let look = 0; look < 60; look++) {
    const requests = poisson(random, 75);
    const canary = binomial(random, requests, real(look));
    const stable = requests - canary;
    test = observeShare(test, { canary, stable, declared: declared(look) });
    if (isShareMismatched(test, ALPHA)) {
      return true;
    }
  }
  return false;
}

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1);

describe('the share of traffic', () => {
  it.each([
    ['as declared', () => 0.1, () => 0.1],
    ['a little off', () => 0.12, () => 0.1],
    [
      'as declared step by step',
      (look: number) => (look < 30 ? 0.05 : 0.5),
      (look: number) => (look < 30 ? 0.05 : 0.5),
    ],
  ])('is let be when it is %s', (_, real, declared) => {
    const wrong = SEEDS.filter(seed => mismatched(real, declared, seed));
    expect(wrong.length / SEEDS.length).toBeLessThan(ALPHA + 0.01);
  });

  it.each([
    ['nothing instead of 10 %', 0, 0.1],
    ['20 % instead of 0 %', 0.2, 0],
    ['half instead of 20 %', 0.5, 0.2],
    ['5 % instead of half', 0.05, 0.5],
  ])('is found wrong when the canary gets %s', (_, real, declared) => {
    const found = SEEDS.filter(seed =>
      mismatched(
        () => real,
        () => declared,
        seed,
      ),
    );
    expect(found.length / SEEDS.length).toBeGreaterThan(0.95);
  });

  it('is not judged by a probe of a canary that gets nothing', () => {
    let test = newShareTest();
    test = observeShare(test, { canary: 1, stable: 500, declared: 0 });
    expect(isShareMismatched(test, ALPHA)).toBe(false);
    const nobody = observeShare(test, { canary: 0, stable: 0, declared: 0.5 });
    expect(nobody).toBe(test);
  });
});
