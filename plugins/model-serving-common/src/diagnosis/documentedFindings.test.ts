import { documentedIds, idsIn, sources } from '../testing/documentedIds';

// Recognition and canary policies have rules too, which are other things.
const finders = [...sources()].filter(
  ([path]) => !/^(recognition|settings|canary|model)\//.test(path),
);
const RULE = /\brule:([^,;]*)[,;]\n/g;
const LITERAL = /\brule: ('[a-z-]+'),\s+severity: ('[a-z]+'),\n/g;
const page = documentedIds('findings.md');

const inSource = new Set(finders.flatMap(([, text]) => idsIn(text, RULE)));

describe('docs/findings.md', () => {
  it('has every rule of the source and no other', () => {
    expect([...page.keys()].sort()).toEqual([...inSource].sort());
  });

  it('gives each the severity that the source gives it', () => {
    const literals = finders.flatMap(([, text]) =>
      [...text.matchAll(LITERAL)].map(match => match.slice(1).join(' ')),
    );
    expect(literals.length).toBeGreaterThan(80);
    const wrong = literals.filter(literal => {
      const [rule = '', severity = ''] = literal.replaceAll("'", '').split(' ');
      return !page.get(rule)?.[0]?.split(' or ').includes(severity);
    });
    expect(wrong).toEqual([]);
  });

  it('says what each means', () => {
    for (const [rule, [severity, meaning]] of page) {
      expect([rule, severity]).toEqual([
        rule,
        expect.stringMatching(/^(error|warning|info)( or (warning|info))?$/),
      ]);
      expect(meaning).toMatch(/^\S.{10,}[^.]$/);
    }
  });
});
