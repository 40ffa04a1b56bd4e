import fc from 'fast-check';
import {
  logLatencyEvidence,
  newLatencyTest,
  observeLatency,
  type Histogram,
  quantileRange,
  telltaleBound,
} from './latency';
import { notWorseThan } from './oddsRatio';
import { logNormal, poisson, seededRandom } from './testing/random';

const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const HARM = notWorseThan(1);
const NEEDED = -Math.log(0.05);

function histogram(
  random: () => number,
  requests: number,
  slowness: number,
): Histogram {
  const times = Array.from(
    { length: requests },
    () => 0.08 * slowness * logNormal(random, 0.6),
  );
  return {
    bounds: BOUNDS,
    counts: BOUNDS.map(bound => times.filter(time => time <= bound).length),
    requests,
  };
}

/** The look at which evidence sufficed, of so many of 15 seconds. */
function detection(slowness: number, seed: number, looks = 120) {
  const random = seededRandom(seed);
  let test;
  for (let look = 1; look <= looks; look++) {
    const load = 75 * (0.7 + 0.3 * Math.sin(look / 7));
    const paired = {
      canary: histogram(random, poisson(random, load * 0.1), slowness),
      stable: histogram(random, poisson(random, load * 0.9), 1),
    };
    test = observeLatency(test ?? newLatencyTest(paired, HARM), HARM, paired);
    if (logLatencyEvidence(test) >= NEEDED) {
      return look;
    }
  }
  return undefined;
}

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);

describe('evidence of slowness', () => {
  it('is rarely ever large while both are alike', () => {
    const alarms = SEEDS.filter(seed => detection(1, seed) !== undefined);
    expect(alarms.length).toBeLessThanOrEqual(3);
  });

  it('finds what takes twice as long within minutes', () => {
    const looks = SEEDS.map(seed => detection(2, seed) ?? Infinity).sort(
      (a, b) => a - b,
    );
    expect(looks[30]).toBeLessThan(12);
    expect(looks[57]).toBeLessThan(Infinity);
  });

  it('finds what takes a third longer', () => {
    const found = SEEDS.filter(seed => detection(1.3, seed) !== undefined);
    expect(found.length).toBeGreaterThan(50);
  });
});

describe('a comparison of histograms', () => {
  const side = (bounds: number[], counts: number[], requests: number) => ({
    bounds,
    counts,
    requests,
  });

  it('is made at the bounds that both sides have', () => {
    const paired = {
      canary: side([0.1, 0.5, 1], [5, 8, 9], 10),
      stable: side([0.2, 0.5, 1], [50, 80, 90], 100),
    };
    expect(newLatencyTest(paired, HARM).bounds).toEqual([0.5, 1]);
  });

  it('says nothing where they share none', () => {
    const paired = {
      canary: side([0.1], [5], 10),
      stable: side([0.2], [50], 100),
    };
    const test = observeLatency(newLatencyTest(paired, HARM), HARM, paired);
    expect(logLatencyEvidence(test)).toBe(0);
    expect(telltaleBound(test)).toBeUndefined();
  });

  it('goes on when a side changes its bounds', () => {
    const before = {
      canary: side([0.5, 1], [1, 9], 10),
      stable: side([0.5, 1], [80, 90], 100),
    };
    const after = {
      canary: side([0.7, 1], [1, 9], 10),
      stable: before.stable,
    };
    const first = observeLatency(newLatencyTest(before, HARM), HARM, before);
    const second = observeLatency(first, HARM, after);
    expect(second.tests[0]).toBe(first.tests[0]);
    expect(telltaleBound(second)).toBe(0.5);
  });
});

describe('a quantile', () => {
  it('is known to lie between two bounds, and no closer', () => {
    const counts = [10, 50, 98, 100];
    const sample = { bounds: [0.1, 0.25, 0.5, 1], counts, requests: 101 };
    expect(quantileRange(sample, 0.5)).toEqual({ above: 0.25, upTo: 0.5 });
    expect(quantileRange(sample, 0.999)).toEqual({ above: 1, upTo: undefined });
    expect(quantileRange({ ...sample, requests: 0 }, 0.5)).toBeUndefined();
  });

  it('moves up with the quantile that is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (parts, a, b) => {
          const [x = 0, y = 0, z = 0] = parts;
          const sample = {
            bounds: [0.1, 0.2, 0.4],
            counts: [x, x + y, x + y + z],
            requests: x + y + z + 1,
          };
          const low = quantileRange(sample, Math.min(a, b))!;
          const high = quantileRange(sample, Math.max(a, b))!;
          expect(high.above).toBeGreaterThanOrEqual(low.above);
        },
      ),
    );
  });
});
