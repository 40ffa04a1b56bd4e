import { matchersOf, selector, widened } from './matcher';
import { exactly } from './NameShape';

describe('selectors', () => {
  it('hold nothing that a value could break out by', () => {
    expect(selector(['up'], matchersOf({ a: 'x"} or {b="' }))).toBe(
      '{__name__=~"up",a=~"x\\"\\\\} or \\\\{b=\\""}',
    );
  });

  it('let through what any of several would', () => {
    const wide = widened([
      [{ label: 'ns', shapes: exactly('a') }],
      [{ label: 'ns', shapes: exactly('b', 'c') }],
      [{ label: 'ns', shapes: exactly('a') }],
    ]);
    expect(selector(['up'], wide)).toBe('{__name__=~"up",ns=~"a|b|c"}');
  });

  it('ask for more than is wanted rather than in too many words', () => {
    const many = Array.from({ length: 500 }, (_, index) => [
      { label: 'pod', shapes: exactly(`churn-${index}`) },
    ]);
    expect(selector(['up'], widened(many), 20)).toBe(
      '{__name__=~"up",pod=~"(?:churn-).*"}',
    );
  });
});
