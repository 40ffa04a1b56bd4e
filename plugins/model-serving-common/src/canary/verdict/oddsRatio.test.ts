import fc from 'fast-check';
import type { PairedCounts } from './conditionalErrors';
import { type EvidenceTest, logEvidence } from './EvidenceTest';
import {
  atLeastAsBadAs,
  newOddsRatioTest,
  notWorseThan,
  observeCounts,
  type OddsRatioHypothesis,
} from './oddsRatio';
import { binomial, poisson, seededRandom } from './testing/random';

interface Stream {
  /** of both sides, per interval at its largest */
  requests: number;
  weight: number;
  canaryErrors: number;
  stableErrors: number;
  intervals: number;
}

/** Requests whose number and error rate both move, as they do on any day. */
function interval(stream: Stream, index: number, random: () => number) {
  const load = stream.requests * (0.6 + 0.4 * Math.sin(index / 5));
  const weather = 1 + 0.5 * Math.sin(index / 11);
  const nc = poisson(random, load * stream.weight);
  const ns = poisson(random, load * (1 - stream.weight));
  return {
    canary: {
      requests: nc,
      errors: binomial(random, nc, Math.min(1, stream.canaryErrors * weather)),
    },
    stable: {
      requests: ns,
      errors: binomial(random, ns, Math.min(1, stream.stableErrors * weather)),
    },
  };
}

function observe(
  stream: Stream,
  hypothesis: OddsRatioHypothesis,
  seed: number,
): EvidenceTest[] {
  const random = seededRandom(seed);
  let test = newOddsRatioTest(hypothesis);
  return Array.from({ length: stream.intervals }, (_, index) => {
    test = observeCounts(test, hypothesis, interval(stream, index, random));
    return test;
  });
}

const RUNS = 400;
const ALPHA = 0.05;

function runs(stream: Stream, hypothesis: OddsRatioHypothesis) {
  return Array.from({ length: RUNS }, (_, seed) =>
    observe(stream, hypothesis, seed + 1),
  );
}

const ALIKE: Stream = {
  requests: 75,
  weight: 0.1,
  canaryErrors: 0.02,
  stableErrors: 0.02,
  intervals: 60,
};

describe('evidence of harm', () => {
  const harm = notWorseThan(1);

  it('is 1 on average while there is none, at any time', () => {
    const all = runs(ALIKE, harm);
    for (const at of [0, 9, 59]) {
      const values = all.map(tests => Math.exp(logEvidence(tests[at]!)));
      const mean = values.reduce((sum, value) => sum + value, 0) / RUNS;
      const variance =
        values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / RUNS;
      expect(mean).toBeLessThan(1 + 4 * Math.sqrt(variance / RUNS));
    }
  });

  it('is rarely ever large while there is none, however often it is looked at', () => {
    const alarms = runs(ALIKE, harm).filter(
      tests => tests.at(-1)!.peak >= -Math.log(ALPHA),
    );
    expect(alarms.length / RUNS).toBeLessThan(ALPHA);
  });

  it('finds an error rate five times as high', () => {
    const found = runs({ ...ALIKE, canaryErrors: 0.1 }, harm).filter(
      tests => tests.at(-1)!.peak >= -Math.log(ALPHA),
    );
    expect(found.length / RUNS).toBeGreaterThan(0.9);
  });
});

describe('evidence of safety', () => {
  it('is rarely ever large while the canary is as bad as must not be', () => {
    const twice = { ...ALIKE, canaryErrors: 0.04 };
    const passed = runs(twice, atLeastAsBadAs(2)).filter(
      tests => tests.at(-1)!.peak >= -Math.log(ALPHA),
    );
    expect(passed.length / RUNS).toBeLessThan(ALPHA);
  });

  it('comes with time where both are alike', () => {
    const busy = { ...ALIKE, requests: 200, weight: 0.4, intervals: 120 };
    const passed = runs(busy, atLeastAsBadAs(3)).filter(
      tests => tests.at(-1)!.peak >= -Math.log(ALPHA),
    );
    expect(passed.length / RUNS).toBeGreaterThan(0.9);
  });
});

describe('an odds ratio test', () => {
  const counts = fc
    .record({
      nc: fc.integer({ min: 0, max: 50 }),
      ns: fc.integer({ min: 0, max: 500 }),
      canary: fc.double({ min: 0, max: 1, noNaN: true }),
      stable: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(
      ({ nc, ns, canary, stable }): PairedCounts => ({
        canary: { requests: nc, errors: Math.round(nc * canary) },
        stable: { requests: ns, errors: Math.round(ns * stable) },
      }),
    );
  const start = (hypothesis: OddsRatioHypothesis, given: PairedCounts) =>
    observeCounts(newOddsRatioTest(hypothesis), hypothesis, given);

  it('turns into the opposite one when the sides are swapped', () => {
    fc.assert(
      fc.property(counts, given => {
        const swapped = { canary: given.stable, stable: given.canary };
        expect(logEvidence(start(notWorseThan(1), given))).toBeCloseTo(
          logEvidence(start(atLeastAsBadAs(1), swapped)),
          6,
        );
      }),
    );
  });

  it('learns nothing from intervals in which nothing was seen', () => {
    const none = { requests: 0, errors: 0 };
    fc.assert(
      fc.property(counts, given => {
        const test = start(notWorseThan(1.2), given);
        const empty = { canary: none, stable: none };
        expect(observeCounts(test, notWorseThan(1.2), empty)).toBe(test);
      }),
    );
  });

  it("sees the more harm the more of the same errors are the canary's", () => {
    fc.assert(
      fc.property(counts, given => {
        fc.pre(given.canary.errors < given.canary.requests);
        fc.pre(given.stable.errors > 0);
        const worse = {
          canary: { ...given.canary, errors: given.canary.errors + 1 },
          stable: { ...given.stable, errors: given.stable.errors - 1 },
        };
        expect(
          logEvidence(start(notWorseThan(1), worse)),
        ).toBeGreaterThanOrEqual(
          logEvidence(start(notWorseThan(1), given)) - 1e-9,
        );
      }),
    );
  });
});
