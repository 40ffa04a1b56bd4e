import { type CanaryPolicy, DEFAULT_POLICY } from '../policy/CanaryPolicy';
import { effectivePolicy } from '../policy/effectivePolicy';
import { newCanaryEvidence, observeCanary } from './CanaryEvidence';
import { judgeCanary } from './judgeCanary';
import type { Observation } from './Observation';
import { observationsOf } from './testing/canaryStream';
import { logNormal, seededRandom } from './testing/random';

const MEANS_ONLY = 'Triton tells means only; inject the sidecar';

/** Half an hour of a source that counts errors, and of durations no more than their sum. */
function observations(slowness: number): Observation[] {
  const random = seededRandom(5);
  const seconds = (requests: number, by: number) => {
    let sum = 0;
    for (let request = 0; request < requests; request++) {
      sum += 0.08 * by * logNormal(random, 0.5);
    }
    return { requests, seconds: sum };
  };
  return observationsOf(
    {
      rate: 40,
      weight: 0.2,
      stableErrors: 0.004,
      canaryErrors: 0.004,
      seconds: 1800,
    },
    7,
  ).map(({ latency: _, ...seen }) => ({
    ...seen,
    latencyMeans: {
      canary: seconds(seen.errors?.canary.requests ?? 0, slowness),
      stable: seconds(seen.errors?.stable.requests ?? 0, 1),
    },
  }));
}

function judged(
  slowness: number,
  given: Partial<CanaryPolicy> = {},
  seen = observations(slowness),
) {
  const { policy } = effectivePolicy(given);
  const evidence = observeCanary(newCanaryEvidence(0), seen, policy);
  return judgeCanary(evidence, { policy, meansOnly: { latency: MEANS_ONLY } });
}

describe('a canary of which means are told', () => {
  it('is rolled back when its mean is worse', () => {
    const { decision, reasons, metrics } = judged(2);
    expect(decision).toBe('rollback');
    expect(reasons).toEqual([
      expect.stringMatching(
        /^by their mean alone, answers took 0\.1\d s \([\d,]+ of them\) on the canary, 0\.09\d? s/,
      ),
    ]);
    const latency = metrics.find(({ metric }) => metric === 'latency');
    expect(latency?.canary.bad).toBeUndefined();
    expect(latency?.meanRatio).toBeCloseTo(2, 0);
  });

  it('is not promoted by it, and what would tell more is said', () => {
    const { decision, reasons } = judged(1);
    expect(decision).toBe('cannot-tell');
    expect(reasons).toEqual([
      `latency: ${MEANS_ONLY}; where a mean is enough, demand means-suffice`,
    ]);
  });

  it('is promoted by it where that was demanded', () => {
    const { decision, reasons } = judged(1, { meansSuffice: true });
    expect(decision).toBe('promote');
    expect(reasons.join()).toMatch(/no sign of harm: by their mean alone/);
  });

  it.each<[string, Partial<CanaryPolicy>]>([
    ['an objective', { latencyObjective: { quantile: 0.99, seconds: 9 } }],
    ['the rule of limits', { rule: 'threshold' }],
  ])('is never held to keep %s by it', (_, given) => {
    const { decision, reasons, checks } = judged(1, {
      ...given,
      meansSuffice: true,
    });
    expect(decision).toBe('cannot-tell');
    expect(reasons.join()).toMatch(/cannot be told by a mean/);
    const passed = checks.filter(({ state }) => state === 'passed');
    expect(passed.map(({ detail }) => detail).join()).not.toMatch(/took/);
  });

  it('is watched on while too few requests were seen', () => {
    const few = observations(2).slice(0, 6);
    const { decision } = judged(2, { meansSuffice: true }, few);
    expect(decision).toBe('keep-watching');
  });

  it('is judged by histograms where they are told as well', () => {
    const seen = observations(1).map((each, index) => ({
      ...observationsOf(
        {
          rate: 40,
          weight: 0.2,
          stableErrors: 0,
          canaryErrors: 0,
          seconds: 1800,
        },
        3,
      )[index],
      ...each,
    }));
    const { metrics } = judged(1, {}, seen);
    const latency = metrics.filter(({ metric }) => metric === 'latency');
    expect(latency).toHaveLength(1);
    expect(latency[0]?.bound).toBeDefined();
  });
});

describe('latencies that histograms cannot tell', () => {
  const STREAM = {
    rate: 20,
    weight: 0.2,
    stableErrors: 0,
    canaryErrors: 0,
    seconds: 1200,
  };

  it('are an objective above all bounds: harm is told, and nothing is promoted', () => {
    const given = { latencyObjective: { quantile: 0.99, seconds: 20 } };
    const fine = judged(1, given, observationsOf(STREAM, 1));
    expect(fine.decision).toBe('cannot-tell');
    expect(fine.reasons.join()).toMatch(
      /^latency: no bound of its histograms is as large as the objective of 20 s/,
    );
    const slow = judged(
      3,
      given,
      observationsOf({ ...STREAM, slowness: 3 }, 1),
    );
    expect(slow.decision).toBe('rollback');
  });

  it('are bounds of which both sides have none', () => {
    const apart = observationsOf(STREAM, 1).map(({ latency, ...each }) => ({
      ...each,
      ...(latency && {
        latency: {
          ...latency,
          canary: {
            ...latency.canary,
            bounds: latency.canary.bounds.map(bound => bound * 1.1),
          },
        },
      }),
    }));
    const { decision, reasons } = judged(1, {}, apart);
    expect(decision).toBe('cannot-tell');
    expect(reasons).toEqual([
      'latency: the histograms of the two sides have no bound in common, so that they cannot be compared',
    ]);
  });

  it('are too few to choose a bound by, which is waited for', () => {
    const few = observationsOf({ ...STREAM, rate: 0.4 }, 1).slice(0, 30);
    const { decision, reasons } = judged(1, {}, few);
    expect(decision).toBe('keep-watching');
    expect(reasons.join()).toMatch(
      /latency: stable got \d+ of the 200 requests/,
    );
    expect(DEFAULT_POLICY.required).toContain('latency');
  });
});
