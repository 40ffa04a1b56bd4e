import fc from 'fast-check';
import { matchesSelector } from './labelSelector';
import { isLabelKey, parseLabelSelector } from './parseLabelSelector';

function matches(text: string, labels: Record<string, string>): boolean {
  const selector = parseLabelSelector(text);
  if ('problem' in selector) {
    throw new Error(selector.problem);
  }
  return matchesSelector(selector, labels);
}

describe('parseLabelSelector', () => {
  const labels = { app: 'churn', 'example.com/tier': 'gold', empty: '' };

  it.each([
    ['', true],
    ['app', true],
    ['!app', false],
    ['! version', true],
    ['app=churn', true],
    ['app == churn', true],
    ['app!=churn', false],
    ['version != v1', true],
    ['empty=', true],
    ['app in (fraud, churn)', true],
    ['app notin (fraud,churn)', false],
    ['example.com/tier in(gold),app', true],
    ['example.com/tier in (gold),app', true],
    ['app=churn,example.com/tier=silver', false],
  ])('%s: %s', (text, expected) => {
    const selector = parseLabelSelector(text);
    expect(
      'problem' in selector ? false : matchesSelector(selector, labels),
    ).toBe(expected);
  });

  it.each([
    'a b',
    'a,,b',
    ',',
    'a=b=c',
    'a>1',
    'a in b',
    'a in (b',
    '=b',
    'a=-b',
    'a/b/c=d',
    `a=${'x'.repeat(64)}`,
    'a in (b c)',
  ])('does not understand %s', text => {
    expect(parseLabelSelector(text)).toEqual({
      problem: expect.stringContaining('"'),
    });
  });

  it('matches what it was written from, and not its opposite', () => {
    const word = fc.stringMatching(/^[a-z]([a-z0-9.-]{0,5}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.dictionary(word, word, { minKeys: 1 }), map => {
        const given = { ...map };
        const pairs = Object.entries(given);
        const text = (operator: string) =>
          pairs.map(([key, value]) => `${key}${operator}${value}`).join(',');
        expect(matches(text('='), given)).toBe(true);
        expect(matches(text('!='), given)).toBe(false);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(parseLabelSelector(text)).toBeDefined();
      }),
    );
  });
});

describe('isLabelKey', () => {
  it.each([
    ['app', true],
    ['app.kubernetes.io/name', true],
    ['', false],
    ['/name', false],
    ['Example.com/name', false],
    ['-app', false],
    ['a'.repeat(64), false],
  ])('%s: %s', (key, expected) => {
    expect(isLabelKey(key)).toBe(expected);
  });
});
