import fc from 'fast-check';
import {
  exactly,
  type NameShape,
  patternOf,
  shapeKey,
  shapeKeysOf,
} from './NameShape';

function fits(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 's').test(value);
}

const name = fc.oneof(
  fc.stringMatching(/^[a-z0-9.-]{1,12}$/),
  fc.stringMatching(/^[a-z]{1,4}-[bcdf24]{5}$/),
  fc.stringMatching(/^[a-z]{1,4}-[0-9]{1,3}$/),
  fc.string({ minLength: 1, maxLength: 8 }),
);

const shape: fc.Arbitrary<NameShape> = fc
  .record({
    stem: name,
    ending: fc.constantFrom(undefined, 'random', 'number'),
  })
  .map(({ stem, ending }) =>
    ending === 'number' && /[0-9]$/.test(stem)
      ? { stem: `${stem}-`, ending }
      : { stem, ending },
  );

describe('shapes of names', () => {
  it('are looked up as Prometheus would match their pattern', () => {
    fc.assert(
      fc.property(shape, name, name, (of, rest, other) => {
        for (const value of [other, of.stem, of.stem + rest]) {
          expect(shapeKeysOf(value).includes(shapeKey(of))).toBe(
            fits(patternOf([of]), value),
          );
        }
      }),
    );
  });

  it('let through no less where their pattern had to be cut', () => {
    const shapes = fc.array(shape, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(shapes, fc.integer({ min: 2, max: 200 }), (of, longest) => {
        const cut = patternOf(of, longest);
        expect(cut.length).toBeLessThanOrEqual(longest);
        for (const { stem, ending } of of) {
          const end = { random: 'x7k2q', number: '12', none: '' };
          expect(fits(cut, stem + end[ending ?? 'none'])).toBe(true);
        }
      }),
    );
  });

  it('keep to what names have in common for as long as they can', () => {
    const many = Array.from({ length: 500 }, (_, i) => `team-churn-${i}`);
    const pattern = patternOf(exactly(...many), 200);
    expect(fits(pattern, 'team-churn-7')).toBe(true);
    expect(fits(pattern, 'other-churn-7')).toBe(false);
    expect(patternOf(exactly(...many), 4)).toBe('.+');
  });
});
