import fc from 'fast-check';
import { matchesGlob } from './matchesGlob';

const letter = fc.constantFrom('a', 'b', '/', '.', '*', '?');
const glob = fc.string({ unit: letter, maxLength: 8 });
const text = fc.string({ unit: letter, maxLength: 12 });

/** What the glob means, in the words of a regular expression. */
function asExpression(pattern: string): RegExp {
  const source = pattern.replace(/\*{2,}|[^]/g, part => {
    if (part.startsWith('**')) {
      return '[^]*';
    }
    if (part === '*' || part === '?') {
      return part === '*' ? '[^/]*' : '[^/]';
    }
    return part.replace(/[.\\^$+(){}[\]|/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`);
}

describe('matchesGlob', () => {
  it.each([
    ['ml-*', 'ml-prod', true],
    ['ml-*', 'team-ml-prod', false],
    ['ml-?', 'ml-1', true],
    ['ml-?', 'ml-', false],
    ['a/*', 'a/b/c', false],
    ['a/**', 'a/b/c', true],
    ['**/c', 'a/b/c', true],
    ['', '', true],
    ['', 'a', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(matchesGlob(pattern, name)).toBe(expected);
  });

  it('means what the same regular expression would', () => {
    fc.assert(
      fc.property(glob, text, (pattern, name) => {
        expect(matchesGlob(pattern, name)).toBe(
          asExpression(pattern).test(name),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('is not drawn out by a text that is made for it', () => {
    const hostile = 'a'.repeat(1000);
    expect(matchesGlob('**a'.repeat(60).concat('b'), hostile)).toBe(false);
  });
});
