import fc from 'fast-check';
import { verdictSchema } from '../../model/verdictSchema';
import type { Verdict } from '../../model/verdictTypes';
import { type CanaryPolicy, THRESHOLD_POLICY } from '../policy/CanaryPolicy';
import { newCanaryEvidence, observeCanary } from './CanaryEvidence';
import { type JudgeOptions, judgeCanary } from './judgeCanary';
import type { Observation } from './Observation';

/** Of one side: requests, how many of them failed, and how many took longer than 500 ms. */
type Side = [requests: number, errors: number, slow?: number];

const QUARTER_HOUR = 15 * 60;

/** So many equal intervals of 15 s. */
function seen(
  canary: Side,
  stable: Side,
  seconds = QUARTER_HOUR,
): Observation[] {
  const counts = ([requests, errors]: Side) => ({ requests, errors });
  const histogram = ([requests, , slow = 0]: Side) => ({
    bounds: [0.25, 0.5, 1],
    counts: [requests - slow, requests - slow, requests],
    requests,
  });
  return Array.from({ length: seconds / 15 }, (_, index) => ({
    from: index * 15_000,
    to: (index + 1) * 15_000,
    errors: { canary: counts(canary), stable: counts(stable) },
    latency: { canary: histogram(canary), stable: histogram(stable) },
  }));
}

function judged(
  observations: readonly Observation[],
  given: Partial<CanaryPolicy> = {},
  missing?: JudgeOptions['missing'],
): Verdict {
  const policy = { ...THRESHOLD_POLICY, ...given };
  const evidence = observeCanary(newCanaryEvidence(0), observations, policy);
  return judgeCanary(evidence, { policy, missing });
}

describe('limits', () => {
  it.each<[string, Side, Side, Verdict['decision']]>([
    ['are kept', [100, 1, 1], [900, 9, 9], 'promote'],
    ['are kept without any error', [100, 0], [900, 0], 'promote'],
    ['fail on the error rate', [100, 2], [900, 18], 'rollback'],
    ['fail on more than twice stable', [1000, 15], [9000, 60], 'rollback'],
    ['hold where stable has no error', [100, 1], [900, 0], 'promote'],
    ['fail on slow answers', [100, 0, 2], [900, 0, 0], 'rollback'],
    ['see a canary of little weight', [10, 10], [990, 0], 'rollback'],
    ['cannot tell without requests', [0, 0], [100, 0], 'cannot-tell'],
  ])('%s', (_, canary, stable, decision) => {
    expect(judged(seen(canary, stable)).decision).toBe(decision);
  });

  it('wait for the end, but not where three times the budget fails', () => {
    const minute = (errors: number) =>
      judged(seen([50, errors], [450, 0], 60)).decision;
    expect(minute(3)).toBe('keep-watching');
    expect(minute(4)).toBe('rollback');
  });

  it('take no single failed request for a rate of 100 %', () => {
    const first = seen([1, 1], [100, 0], 15);
    expect(judged(first).decision).toBe('keep-watching');
    const all = seen([1, 1], [100, 0], 105);
    expect(judged(all)).toMatchObject({
      decision: 'rollback',
      reasons: [expect.stringContaining('7 of 7 requests failed')],
    });
  });

  it('wait for requests rather than promote on a few', () => {
    const { decision, reasons } = judged(seen([1, 0], [10, 0]));
    expect(decision).toBe('keep-watching');
    expect(reasons).toContain('it is to get at least 100 requests, and got 60');
    const late = judged(seen([1, 0], [10, 0]), { maximumSeconds: 900 });
    expect(late.reasons[0]).toContain('a person is to');
  });

  it('pass nothing that no source tells', () => {
    const blind = seen([100, 0], [900, 0]).map(
      ({ latency: _, ...rest }) => rest,
    );
    const missing = { latency: 'no histogram; turn it on with --x' };
    expect(judged(blind, {}, missing)).toMatchObject({
      decision: 'cannot-tell',
      reasons: ['latency: no histogram; turn it on with --x'],
    });
    expect(judged(blind).decision).toBe('keep-watching');
    const errorsAlone = { required: ['errors'] as const };
    expect(judged(blind, errorsAlone, missing).decision).toBe('promote');
  });

  it('roll back by one that is not kept, though another is not seen', () => {
    const blind = seen([100, 5], [900, 0]).map(
      ({ latency: _, ...rest }) => rest,
    );
    expect(judged(blind, {}, { latency: 'no histogram' }).decision).toBe(
      'rollback',
    );
  });

  it('say of each what was seen beside it', () => {
    const { checks, rule } = judged(seen([100, 1, 2], [900, 9, 0]));
    expect(rule).toBe('threshold');
    expect(checks).toEqual([
      {
        state: 'passed',
        detail: 'the canary got 6000 requests (limit: at least 100)',
      },
      {
        state: 'passed',
        detail: 'error rate of the canary 1 % (limit: 2 %)',
      },
      {
        state: 'passed',
        detail:
          'error rate of the canary 1 %, of stable 1 % (limit: 2 times as much)',
      },
      {
        state: 'failed',
        detail:
          "2 % of the canary's answers took longer than 0.5 s (limit: 1 % over 0.5 s)",
      },
    ]);
  });

  it('promote no canary on what leaves a limit open, whatever is seen', () => {
    const side = fc
      .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
      .map(
        ([all, bad, slow]): Side => [
          all,
          Math.min(all, bad),
          Math.min(all, slow),
        ],
      );
    const has = fc.record({ errors: fc.boolean(), latency: fc.boolean() });
    fc.assert(
      fc.property(side, side, has, (canary, stable, { errors, latency }) => {
        const observations = seen(canary, stable).map(
          ({ from, to, ...metrics }) => ({
            from,
            to,
            ...(errors && { errors: metrics.errors }),
            ...(latency && { latency: metrics.latency }),
          }),
        );
        const verdict = judged(observations);
        expect(verdictSchema.parse(verdict)).toEqual(verdict);
        const isWhole = errors && latency;
        const isPassed = (verdict.checks ?? []).every(
          ({ state }) => state === 'passed',
        );
        expect(verdict.decision !== 'promote' || (isWhole && isPassed)).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });
});
