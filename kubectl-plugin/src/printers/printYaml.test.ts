import fc from 'fast-check';
import { parse } from 'yaml';
import { printYaml } from './printYaml';

describe('printYaml', () => {
  it('writes lists at the level of their key, and folds nothing', () => {
    const long = 'word '.repeat(40).trim();
    expect(printYaml({ a: [{ b: 1 }, { b: 2 }], long })).toBe(
      `a:\n- b: 1\n- b: 2\nlong: ${long}\n`,
    );
  });

  it('writes an object that occurs twice in full, not as an alias', () => {
    const same = { x: 1 };
    expect(printYaml({ a: same, b: same })).toBe('a:\n  x: 1\nb:\n  x: 1\n');
  });

  it('quotes what would read as something else', () => {
    expect(printYaml({ a: 'true', b: '1', c: '' })).toBe(
      'a: "true"\nb: "1"\nc: ""\n',
    );
  });

  it('lets no escape sequence reach a terminal, and loses none of the data', () => {
    const hostile = 'a\x1b[2Jb\u202ec\nd';
    const text = printYaml({ hostile });
    expect(text).toBe('hostile: "a\\e[2Jb\\u202ec\\nd"\n');
    expect(parse(text)).toEqual({ hostile });
  });

  it('reads back as what it was', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter(key => key !== '__proto__'),
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.integer(),
            fc.boolean(),
            fc.array(fc.string()),
          ),
        ),
        value => {
          expect(parse(printYaml(value))).toEqual({ ...value });
        },
      ),
      { numRuns: 200 },
    );
  });
});
