import fc from 'fast-check';
import { isInformative, logLikelihood } from './conditionalErrors';
import { logChoose, logFactorial } from './logFactorial';

const counts = fc
  .record({
    nc: fc.integer({ min: 1, max: 40 }),
    ns: fc.integer({ min: 1, max: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ nc, ns, share }) => ({
    nc,
    ns,
    errors: Math.round(share * (nc + ns)),
  }));

const logPsi = fc.double({ min: -5, max: 5, noNaN: true });

function table(nc: number, ns: number, canaryErrors: number, errors: number) {
  return {
    canary: { requests: nc, errors: canaryErrors },
    stable: { requests: ns, errors: errors - canaryErrors },
  };
}

/** What may have been, with its probability. */
function distribution(
  { nc, ns, errors }: { nc: number; ns: number; errors: number },
  logRatio: number,
) {
  const fewest = Math.max(0, errors - ns);
  const most = Math.min(nc, errors);
  return Array.from({ length: most - fewest + 1 }, (_, index) => {
    const x = fewest + index;
    const log =
      logChoose(nc, x) +
      logChoose(ns, errors - x) +
      logLikelihood(table(nc, ns, x, errors), logRatio);
    return { x, probability: Math.exp(log) };
  });
}

describe('logFactorial', () => {
  it('is as good by series as by multiplying', () => {
    let exact = 0;
    for (let n = 1; n <= 5_000; n++) {
      exact += Math.log(n);
      expect(Math.abs(logFactorial(n) - exact) / (exact || 1)).toBeLessThan(
        1e-12,
      );
    }
  });
});

describe("the likelihood of the canary's errors", () => {
  it('is a distribution for every odds ratio', () => {
    fc.assert(
      fc.property(counts, logPsi, (shape, ratio) => {
        const sum = distribution(shape, ratio).reduce(
          (total, { probability }) => total + probability,
          0,
        );
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });

  it('expects more of them the larger the odds ratio', () => {
    const mean = (shape: Parameters<typeof distribution>[0], ratio: number) =>
      distribution(shape, ratio).reduce(
        (total, { x, probability }) => total + x * probability,
        0,
      );
    fc.assert(
      fc.property(counts, logPsi, (shape, ratio) => {
        expect(mean(shape, ratio + 0.5)).toBeGreaterThanOrEqual(
          mean(shape, ratio) - 1e-9,
        );
      }),
    );
  });

  it('turns around when the sides are swapped', () => {
    fc.assert(
      fc.property(counts, logPsi, ({ nc, ns, errors }, ratio) => {
        const x = Math.min(nc, errors);
        const one = table(nc, ns, x, errors);
        const other = { canary: one.stable, stable: one.canary };
        expect(logLikelihood(other, -ratio)).toBeCloseTo(
          logLikelihood(one, ratio),
          6,
        );
      }),
    );
  });

  it('holds for counts far beyond what can be multiplied out', () => {
    const large = table(2e7, 2e8, 3e5, 3e6);
    expect(logLikelihood(large, 0)).toBeGreaterThan(
      logLikelihood(large, Math.log(3)),
    );
    expect(Number.isFinite(logLikelihood(large, Math.log(30)))).toBe(true);
  });
});

describe('an interval', () => {
  it.each([
    ['without errors', table(10, 90, 0, 0)],
    ['of errors only', table(10, 90, 10, 100)],
    ['without requests to the canary', table(0, 90, 0, 5)],
    ['without requests to stable', table(10, 0, 5, 5)],
  ])('%s tells nothing of who is worse', (_, interval) => {
    expect(isInformative(interval)).toBe(false);
  });
});
