import { anyOf, matches, selector, widened } from './matcher';
import { podPattern } from './podPattern';
import { podOf, revisionOf } from './testing/canaryOf';

function pattern(...names: string[]) {
  return podPattern(revisionOf('r', { pods: names.map(name => podOf(name)) }));
}

describe('the names of a revision’s pods', () => {
  it.each([
    ['churn-7d9f8c6b5-x7k2q', 'churn-7d9f8c6b5-m4vd8', true],
    ['churn-7d9f8c6b5-x7k2q', 'churn-6c8d9b4f7-m4vd8', false],
    ['churn-7d9f8c6b5-x7k2q', 'churn-7d9f8c6b5-debug', false],
    ['churn-0', 'churn-12', true],
    ['churn-0', 'churn-v2-0', false],
    ['churn.debug', 'churnxdebug', false],
    ['churn', 'churn', true],
  ])('%s tells of %s: %s', (known, other, expected) => {
    const matchers = [{ label: 'pod', pattern: pattern(known) ?? '' }];
    expect(matches(matchers, { pod: other })).toBe(expected);
  });

  it('are not known without a pod', () => {
    expect(pattern()).toBeUndefined();
  });
});

describe('selectors', () => {
  it('hold nothing that a value could break out by', () => {
    expect(
      selector(['up'], [{ label: 'a', pattern: anyOf(['x"} or {b="']) }]),
    ).toBe('{__name__=~"up",a=~"x\\"\\\\} or \\\\{b=\\""}');
  });

  it('let through what any of several would', () => {
    const wide = widened([
      [{ label: 'ns', pattern: 'a' }],
      [{ label: 'ns', pattern: 'b|c' }],
      [{ label: 'ns', pattern: 'a' }],
    ]);
    expect(wide).toEqual([{ label: 'ns', pattern: 'a|b|c' }]);
  });

  it('ask for all there is rather than in too many words', () => {
    const many = Array.from({ length: 500 }, (_, index) => [
      { label: 'pod', pattern: `churn-${index}` },
    ]);
    expect(widened(many)).toEqual([{ label: 'pod', pattern: '.+' }]);
  });
});
