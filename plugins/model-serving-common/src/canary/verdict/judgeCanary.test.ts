import fc from 'fast-check';
import { verdictSchema } from '../../model/verdictSchema';
import type { Decision, Verdict } from '../../model/verdictTypes';
import { newCanaryEvidence, observeCanary } from './CanaryEvidence';
import { type CanaryPolicy, DEFAULT_POLICY } from '../policy/CanaryPolicy';
import { judgeCanary } from './judgeCanary';
import type { Observation } from './Observation';
import { type CanaryStream, observationsOf } from './testing/canaryStream';

const POLICY: CanaryPolicy = {
  ...DEFAULT_POLICY,
  latencyObjective: { quantile: 0.99, seconds: 0.5 },
};

const ALIKE: CanaryStream = {
  rate: 5,
  weight: 0.2,
  stableErrors: 0.002,
  canaryErrors: 0.002,
  seconds: 1800,
};

function judged(
  observations: readonly Observation[],
  policy = POLICY,
  missing?: Parameters<typeof judgeCanary>[1]['missing'],
): Verdict {
  const evidence = observeCanary(newCanaryEvidence(0), observations, policy);
  return judgeCanary(evidence, { policy, missing });
}

/** The first decision for or against, looked for at every observation; and when. */
function decided(stream: CanaryStream, seed: number, policy = POLICY) {
  let evidence = newCanaryEvidence(0);
  for (const observation of observationsOf(stream, seed)) {
    evidence = observeCanary(evidence, [observation], policy);
    const { decision } = judgeCanary(evidence, { policy });
    if (decision === 'promote' || decision === 'rollback') {
      return { decision, seconds: observation.to / 1000 };
    }
  }
  return { decision: 'keep-watching' as Decision, seconds: Infinity };
}

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);

function shareDeciding(
  stream: Partial<CanaryStream>,
  decision: Decision,
): number {
  const all = SEEDS.map(seed => decided({ ...ALIKE, ...stream }, seed));
  return all.filter(each => each.decision === decision).length / SEEDS.length;
}

describe('a canary as good as stable', () => {
  it('is promoted before long, and hardly ever rolled back', () => {
    expect(shareDeciding({}, 'promote')).toBeGreaterThan(0.9);
    expect(shareDeciding({}, 'rollback')).toBeLessThanOrEqual(0.05);
  });

  it('is promoted on no more than its requests when there is no error at all', () => {
    const none = { canaryErrors: 0, stableErrors: 0 };
    expect(shareDeciding(none, 'promote')).toBeGreaterThan(0.95);
  });

  it('is watched while there are too few requests to tell', () => {
    const few = { rate: 0.02, canaryErrors: 0, stableErrors: 0 };
    expect(shareDeciding(few, 'keep-watching')).toBe(1);
    const { reasons } = judged(observationsOf({ ...ALIKE, ...few }, 1));
    expect(reasons.join('\n')).toMatch(/more requests without a fault/);
  });
});

describe('a canary that does harm', () => {
  it.each([
    ['fails often', { canaryErrors: 0.1 }],
    ['fails always, with little weight', { canaryErrors: 1, weight: 0.02 }],
    ['takes twice as long', { slowness: 2.5 }],
  ])('is rolled back when it %s', (_, stream) => {
    expect(shareDeciding(stream, 'rollback')).toBeGreaterThan(0.95);
  });

  it('is named with the counts of both sides', () => {
    const { decision, reasons } = judged(
      observationsOf({ ...ALIKE, canaryErrors: 0.1 }, 1),
    );
    expect(decision).toBe('rollback');
    expect(reasons[0]).toMatch(
      /^[\d.]+ % of the requests failed on the canary \(\d+ of [\d,]+\), [\d.]+ % on stable/,
    );
  });
});

describe('what cannot be told', () => {
  const observations = observationsOf(ALIKE, 3);
  const without = (...fields: Array<keyof Observation>) =>
    observations.map(observation => {
      const rest = { ...observation };
      fields.forEach(field => delete rest[field]);
      return rest;
    });

  it('is never promoted, whichever required metric is missing', () => {
    expect(judged(observations).decision).toBe('promote');
    for (const field of ['errors', 'latency'] as const) {
      const { decision } = judged(without(field), POLICY, {
        [field]: 'no source tells the revisions apart',
      });
      expect(decision).toBe('cannot-tell');
      expect(judged(without(field)).decision).toBe('keep-watching');
    }
  });

  it('includes a canary that does not get its share', () => {
    const { decision, reasons } = judged(
      observationsOf({ ...ALIKE, declaredShare: 0.6 }, 1),
    );
    expect(decision).toBe('cannot-tell');
    expect(reasons[0]).toContain('not the share it was to get');
  });

  it('includes a canary that gets nothing', () => {
    const idle = observationsOf({ ...ALIKE, weight: 0, declaredShare: 0 }, 1);
    const { decision, reasons } = judged(idle);
    expect(decision).toBe('cannot-tell');
    expect(reasons[0]).toContain('the canary got no request');
  });

  it('does not hide harm that is seen', () => {
    const { decision } = judged(
      observationsOf({ ...ALIKE, canaryErrors: 0.5, declaredShare: 0.6 }, 1),
    );
    expect(decision).toBe('rollback');
  });
});

describe('evidence', () => {
  const harmful = observationsOf({ ...ALIKE, canaryErrors: 0.02 }, 5);

  it('goes on after it was written down and read again', () => {
    const half = Math.floor(harmful.length / 2);
    const first = observeCanary(
      newCanaryEvidence(0),
      harmful.slice(0, half),
      POLICY,
    );
    const read = JSON.parse(JSON.stringify(first));
    const rest = observeCanary(read, harmful.slice(half), POLICY);
    expect(judgeCanary(rest, { policy: POLICY })).toEqual(judged(harmful));
  });

  it('does not grow by being shown the same minutes twice', () => {
    fc.assert(
      fc.property(fc.nat(harmful.length), again => {
        const twice = [...harmful, ...harmful.slice(again)];
        expect(judged(twice)).toEqual(judged(harmful));
      }),
      { numRuns: 10 },
    );
  });

  it('is of the same size whatever the time', () => {
    const size = (observations: readonly Observation[]) =>
      JSON.stringify(observeCanary(newCanaryEvidence(0), observations, POLICY))
        .length;
    expect(size(harmful)).toBeLessThan(1.2 * size(harmful.slice(0, 20)));
  });

  it('of one moment decides nothing alone, whatever was counted in it', () => {
    const count = fc.nat(100_000);
    const side = fc
      .tuple(count, count)
      .map(([all, bad]) => ({ requests: all, errors: Math.min(all, bad) }));
    fc.assert(
      fc.property(side, side, (canary, stable) => {
        const { metrics } = judged([
          { from: 0, to: 15_000, errors: { canary, stable } },
        ]);
        expect(metrics[0]?.state).toBe('undecided');
      }),
    );
  });

  it('of a minute in which all fails does', () => {
    const minute = [0, 1, 2, 3].map(quarter => ({
      from: quarter * 15_000,
      to: (quarter + 1) * 15_000,
      errors: {
        canary: { requests: 10, errors: 10 },
        stable: { requests: 90, errors: 0 },
      },
    }));
    expect(judged(minute).decision).toBe('rollback');
    expect(judged(minute.slice(0, 2)).decision).toBe('keep-watching');
  });

  it('of empty intervals is none', () => {
    const empty = harmful.map(({ from, to }) => ({ from, to }));
    const verdict = judged(empty);
    expect(verdict.metrics).toEqual([]);
    expect(verdict.decision).not.toBe('promote');
  });

  it('of slowness in the burn-in is not weighed, and that of errors is', () => {
    const policy = { ...POLICY, burnInSeconds: 3600 };
    const metrics = (observations: readonly Observation[]) =>
      judged(observations, policy).metrics.map(({ metric }) => metric);
    expect(metrics(harmful)).toEqual(['errors']);
  });

  it('never makes a shorter look surer of safety than a longer one without faults', () => {
    const clean = observationsOf(
      { ...ALIKE, canaryErrors: 0, stableErrors: 0 },
      9,
    );
    fc.assert(
      fc.property(fc.nat(clean.length - 1), upTo => {
        const shorter = judged(clean.slice(0, upTo)).decision === 'promote';
        const longer = judged(clean).decision === 'promote';
        expect(!shorter || longer).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a verdict', () => {
  it('is of the wire format, whatever was seen', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rate, rate, rate, (weight, stableErrors, canaryErrors) => {
        const stream = { rate: 2, weight, stableErrors, canaryErrors };
        const verdict = judged(observationsOf({ ...stream, seconds: 900 }, 1));
        expect(verdictSchema.parse(verdict)).toEqual(verdict);
      }),
      { numRuns: 40 },
    );
  });
});
