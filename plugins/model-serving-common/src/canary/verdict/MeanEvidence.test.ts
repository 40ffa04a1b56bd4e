import fc from 'fast-check';
import {
  logFaster,
  logSlower,
  type MeanEvidence,
  NO_MEANS,
  observeMeans,
  type PairedMeans,
} from './MeanEvidence';
import { logNormal, seededRandom } from './testing/random';

type Durations = (random: () => number) => number;

const LOG_NORMAL: Durations = random => 0.08 * logNormal(random, 0.55);

function total(
  random: () => number,
  requests: number,
  durations: Durations,
): PairedMeans['canary'] {
  let seconds = 0;
  for (let request = 0; request < requests; request++) {
    seconds += durations(random);
  }
  return { requests, seconds };
}

interface Stream {
  slowness: number;
  canary: number;
  stable: number;
  durations?: Durations;
}

const STREAM: Stream = { slowness: 1, canary: 25, stable: 75 };
const INTERVALS = 120;

/** The evidence after each of so many intervals, oldest first. */
function looks(stream: Stream, seed: number): MeanEvidence[] {
  const random = seededRandom(seed);
  const { slowness, canary, stable, durations = LOG_NORMAL } = stream;
  let evidence = NO_MEANS;
  return Array.from({ length: INTERVALS }, (_, index) => {
    // Load makes both sides slower together, by and by.
    const load = 1 + 0.5 * Math.sin(index / 9);
    evidence = observeMeans(evidence, {
      canary: total(random, canary, r => load * slowness * durations(r)),
      stable: total(random, stable, r => load * durations(r)),
    });
    return evidence;
  });
}

function runs<T>(count: number, run: (seed: number) => T): T[] {
  return Array.from({ length: count }, (_, seed) => run(seed + 1));
}

const LEVEL = 0.05;

describe('evidence of means', () => {
  it.each<[string, Partial<Stream>]>([
    ['few to the canary', { canary: 8, stable: 72 }],
    ['few to stable', { canary: 72, stable: 8 }],
    ['few that take much longer', { durations: r => (r() < 0.02 ? 2 : 0.1) }],
    ['many that take longer', { durations: r => -Math.log(1 - r()) }],
  ])('is 1 in the mean at most while both are alike: %s', (_, changes) => {
    const seen = runs(250, seed => looks({ ...STREAM, ...changes }, seed));
    const last = seen.map(each => Math.exp(logSlower(each.at(-1)!, 1)));
    const mean = last.reduce((sum, each) => sum + each, 0) / last.length;
    expect(mean).toBeLessThan(1.3);
    const alarms = seen.filter(each =>
      each.some(look => logSlower(look, 1) >= -Math.log(LEVEL)),
    );
    expect(alarms.length / seen.length).toBeLessThan(LEVEL);
  });

  it.each([
    ['what takes half as long again', 1.5],
    ['what takes twice as long', 2],
  ])('finds %s', (_, slowness) => {
    const found = runs(40, seed => looks({ ...STREAM, slowness }, seed)).filter(
      each => logSlower(each.at(-1)!, 1.2) >= -Math.log(0.01),
    );
    expect(found.length / 40).toBeGreaterThan(0.95);
  });

  it('shows what is no slower to be less slow than is not acceptable', () => {
    const shown = runs(40, seed => looks(STREAM, seed)).filter(
      each => logFaster(each.at(-1)!, 2) >= -Math.log(LEVEL),
    );
    expect(shown.length / 40).toBeGreaterThan(0.95);
  });

  it('is turned round when the sides are', () => {
    const pair = fc.record({
      canary: fc.record({ requests: fc.nat(60), seconds: fc.nat(40) }),
      stable: fc.record({ requests: fc.nat(60), seconds: fc.nat(40) }),
    });
    const ratio = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), ratio, (pairs, by) => {
        const as = pairs.reduce(observeMeans, NO_MEANS);
        const turned = pairs
          .map(({ canary, stable }) => ({ canary: stable, stable: canary }))
          .reduce(observeMeans, NO_MEANS);
        expect(logFaster(turned, 1 / by)).toBeCloseTo(logSlower(as, by), 6);
      }),
    );
  });

  it('is none without requests, or of fewer than a block and its unit', () => {
    const none = observeMeans(NO_MEANS, {
      canary: { requests: 0, seconds: 0 },
      stable: { requests: 1000, seconds: 80 },
    });
    expect(logSlower(none, 1)).toBeCloseTo(0);
    const [first] = looks({ ...STREAM, slowness: 50 }, 1);
    expect(logSlower(first!, 1)).toBeCloseTo(0);
  });

  it('never leaves the range of numbers', () => {
    const many = { requests: 1e9, seconds: 1e-9 };
    const slow = { requests: 1e9, seconds: 1e12 };
    let evidence = NO_MEANS;
    for (let interval = 0; interval < 50; interval++) {
      evidence = observeMeans(evidence, { canary: slow, stable: many });
    }
    expect(Number.isFinite(logSlower(evidence, 1.2))).toBe(true);
    expect(Number.isFinite(logFaster(evidence, 2))).toBe(true);
  });
});
