import fc from 'fast-check';
import { harmAlpha } from './CanaryPolicy';
import { effectivePolicy, watchablePolicy } from './effectivePolicy';
import type { GivenPolicy } from './policyFields';

describe('effectivePolicy', () => {
  it('lets flags go before annotations, and those before settings', () => {
    const settings: GivenPolicy = {
      errorBudget: 0.01,
      minimumRequests: 10,
      burnInSeconds: 5,
    };
    const annotations: GivenPolicy = { errorBudget: 0.05, minimumRequests: 20 };
    const flags: GivenPolicy = { errorBudget: 0.1 };
    const { policy, problems } = effectivePolicy(settings, annotations, flags);
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({
      rule: 'evidence',
      errorBudget: 0.1,
      minimumRequests: 20,
      burnInSeconds: 5,
      maximumSeconds: 86_400,
    });
  });

  it('fills what nobody gives by the rule that is chosen', () => {
    const { policy } = effectivePolicy(undefined, { rule: 'threshold' });
    expect(policy).toMatchObject({
      latencyObjective: { quantile: 0.99, seconds: 0.5 },
      minimumSeconds: 900,
    });
    expect(effectivePolicy().policy.latencyObjective).toBeUndefined();
  });

  it.each<[GivenPolicy, RegExp]>([
    [{ toleratedRatio: 3 }, /^the tolerated ratio \(3\) .*unacceptable/],
    [{ minimumSeconds: 90_000 }, /longer than the maximum/],
    [
      { maximumSeconds: 60, minimumSeconds: 10 },
      /burn-in \(60 s\) leaves nothing/,
    ],
  ])('tells of %j that it contradicts itself', (given, problem) => {
    expect(effectivePolicy(given).problems).toEqual([
      expect.stringMatching(problem),
    ]);
  });
});

describe('watchablePolicy', () => {
  const { policy } = effectivePolicy();

  it('spends no probability of a false alarm on what cannot be seen', () => {
    const narrow = watchablePolicy(policy, {
      'time-to-first-token': 'no source',
      'inter-token-latency': 'no source',
      'client-errors': 'no source',
    });
    expect(narrow.watched).toEqual(['errors', 'latency', 'restarts']);
    expect(harmAlpha('errors', narrow)).toBeGreaterThan(
      harmAlpha('errors', policy),
    );
  });

  it('goes on watching what is required: its source may turn up', () => {
    const narrow = watchablePolicy(policy, { latency: 'no source' });
    expect(narrow.watched).toContain('latency');
    expect(harmAlpha('latency', narrow)).toBeGreaterThan(0);
  });

  it('spends it all, whatever is missing', () => {
    fc.assert(
      fc.property(fc.subarray([...policy.watched]), gone => {
        const missing = Object.fromEntries(gone.map(name => [name, 'gone']));
        const narrow = watchablePolicy(policy, missing);
        const spent = narrow.watched.reduce(
          (sum, metric) => sum + harmAlpha(metric, narrow),
          0,
        );
        expect(spent).toBeCloseTo(policy.rollbackAlpha);
        expect(new Set(narrow.watched).size).toBe(narrow.watched.length);
      }),
    );
  });
});
