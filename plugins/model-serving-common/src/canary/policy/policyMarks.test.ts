import { parseSeconds } from './parseSeconds';
import { policyMarks } from './policyMarks';

function read(annotations: Record<string, string>) {
  const prefixed = Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [
      `modeldeck.io/canary-${key}`,
      value,
    ]),
  );
  return policyMarks([{ annotations: prefixed }]);
}

describe('a policy by annotations', () => {
  it('is read whole', () => {
    const { policy, malformed } = read({
      'error-budget': '1.5%',
      'latency-objective': 'p99.9 < 1.5s',
      'tolerated-ratio': '1.5',
      'unacceptable-ratio': '3',
      'minimum-observation': '10m',
      'maximum-observation': '1h30m',
      'minimum-requests': '500',
      'burn-in': '90s',
      rule: 'threshold',
      required: 'latency, errors',
      'auto-rollback': 'true',
      'means-suffice': 'true',
    });
    expect(malformed).toEqual([]);
    expect(policy).toEqual({
      errorBudget: 0.015,
      latencyObjective: { quantile: 0.999, seconds: 1.5 },
      toleratedRatio: 1.5,
      unacceptableRatio: 3,
      minimumSeconds: 600,
      maximumSeconds: 5400,
      minimumRequests: 500,
      burnInSeconds: 90,
      rule: 'threshold',
      required: ['errors', 'latency'],
      autoRollback: true,
      meansSuffice: true,
    });
  });

  it.each([
    ['error-budget', '200%'],
    ['error-budget', '0'],
    ['error-budget', 'two'],
    ['latency-objective', '500ms'],
    ['latency-objective', 'p100<1s'],
    ['tolerated-ratio', '0.5'],
    ['minimum-observation', '10'],
    ['minimum-requests', '-1'],
    ['minimum-requests', '1e9'],
    ['rule', 'luck'],
    ['required', 'errors,latencies'],
    ['auto-rollback', 'yes'],
    ['means-suffice', '1'],
  ])('that says %s: %s is told to be malformed', (key, value) => {
    const { policy, malformed } = read({ [key]: value });
    expect(policy).toEqual({});
    expect(malformed.map(({ path }) => path)).toEqual([
      `modeldeck.io/canary-${key}`,
    ]);
  });

  it('is taken from the first place that states it', () => {
    const place = (value: string) => ({
      annotations: { 'modeldeck.io/canary-error-budget': value },
    });
    expect(policyMarks([place('1%'), place('5%')]).policy).toEqual({
      errorBudget: 0.01,
    });
  });
});

describe('parseSeconds', () => {
  it.each([
    ['500ms', 0.5],
    ['90s', 90],
    ['1h30m', 5400],
    ['2d', 172_800],
    ['', undefined],
    ['5', undefined],
    ['1h x', undefined],
    ['-5m', undefined],
  ])('%s', (text, seconds) => {
    expect(parseSeconds(text)).toBe(seconds);
  });
});
