import type { Decision } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { thinLooks } from './thinLooks';

const look = (minute: number, decision: Decision = 'keep-watching') => ({
  at: new Date(minute * 60_000).toISOString(),
  decision,
});

const many = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom<Decision>('keep-watching', 'promote', 'cannot-tell'),
    ),
    { maxLength: 300 },
  )
  .map(steps => {
    let minute = 0;
    return steps.map(([step, decision]) => {
      minute += step;
      return look(minute, decision);
    });
  });

describe('thinLooks', () => {
  it('leaves few as they are', () => {
    const few = [look(0), look(1), look(2)];
    expect(thinLooks(few, 3)).toEqual(few);
  });

  it('keeps the first, the last and every change of the decision', () => {
    const looks = Array.from({ length: 1000 }, (_, minute) =>
      look(minute, minute >= 333 && minute < 700 ? 'promote' : undefined),
    );
    const thin = thinLooks(looks, 10);
    expect(thin).toHaveLength(10);
    for (const minute of [0, 333, 700, 999]) {
      expect(thin).toContain(looks[minute]);
    }
  });

  it('spreads the others evenly over the time, not over the looks', () => {
    const busy = Array.from({ length: 500 }, (_, index) => look(index / 10));
    const quiet = Array.from({ length: 50 }, (_, index) => look(50 + index));
    const thin = thinLooks([...busy, ...quiet], 22);
    const late = thin.filter(({ at }) => Date.parse(at) >= 50 * 60_000);
    expect(late.length).toBeGreaterThan(8);
  });

  it('never keeps more than was asked for, and never another order', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 2, max: 50 }), (looks, most) => {
        const thin = thinLooks(looks, most);
        expect(thin.length).toBeLessThanOrEqual(most);
        expect(thin).toEqual(looks.filter(each => thin.includes(each)));
        expect(thin[0]).toBe(looks[0]);
        expect(thin.at(-1)).toBe(looks.at(-1));
      }),
    );
  });
});
