import fc from 'fast-check';
import { condition, readConditions } from './conditions';
import { FieldReader } from './FieldReader';
import { readObjectMeta } from './objectMeta';

describe('FieldReader', () => {
  it('reads an absent field and null as undefined, without a word', () => {
    const reader = FieldReader.of({ a: null });
    expect(reader.at('a').string()).toBeUndefined();
    expect(reader.at('b', 'c', 0).integer()).toBeUndefined();
    expect(reader.at('b').list()).toEqual([]);
    expect(reader.malformed).toEqual([]);
  });

  it('records a field of the wrong type, and goes on', () => {
    const reader = FieldReader.of({ a: 1, b: 'x', c: [1, 'y'] });
    expect(reader.at('a').string()).toBeUndefined();
    expect(reader.at('b').string()).toBe('x');
    expect(reader.at('b', 'deeper').exists).toBe(false);
    expect(
      reader
        .at('c')
        .list()
        .map(i => i.string()),
    ).toEqual([undefined, 'y']);
    expect(reader.malformed).toEqual([
      { path: 'a', expected: 'string', got: '1' },
      { path: 'b', expected: 'map', got: '"x"' },
      { path: 'c.0', expected: 'string', got: '1' },
    ]);
  });

  it('takes neither a list for a map nor a map for a list', () => {
    const reader = FieldReader.of({ list: [], map: {} });
    expect(reader.at('list', 'name').string()).toBeUndefined();
    expect(reader.at('map', 0).string()).toBeUndefined();
    expect(reader.malformed).toMatchObject([
      { path: 'list', expected: 'map' },
      { path: 'map', expected: 'list' },
    ]);
  });

  it('never reads from a prototype', () => {
    expect(FieldReader.of({}).at('constructor').exists).toBe(false);
    expect(FieldReader.of({ a: [] }).at('a', 'length').exists).toBe(false);
  });

  it('takes both kinds of an int-or-string field', () => {
    const reader = FieldReader.of({ a: '20%', b: 20, c: {} });
    expect(reader.at('a').scalar()).toBe('20%');
    expect(reader.at('b').scalar()).toBe(20);
    expect(reader.at('c').scalar()).toBeUndefined();
    expect(reader.malformed).toHaveLength(1);
  });

  it('shortens what it quotes', () => {
    const reader = FieldReader.of({ a: 'x'.repeat(500) });
    reader.at('a').integer();
    expect(reader.malformed[0]?.got.length).toBeLessThanOrEqual(40);
  });

  it('tells where a field is by the end of its path when it lies deep', () => {
    let deep: unknown = 'not a map';
    for (let level = 0; level < 50_000; level++) {
      deep = { child: deep };
    }
    let reader = FieldReader.of(deep);
    for (let level = 0; level < 50_000; level++) {
      reader = reader.at('child');
    }
    reader.at('name').string();
    expect(reader.malformed).toEqual([
      {
        path: `….${Array(24).fill('child').join('.')}`,
        expected: 'map',
        got: '"not a map"',
      },
    ]);
  });

  it('throws on nothing, and records only what is there', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        const reader = FieldReader.of(value);
        readObjectMeta(reader.at('metadata'));
        readConditions(reader.at('status', 'conditions'));
        reader.entries().forEach(([, field]) => field.list());
        expect(reader.exists || reader.malformed.length === 0).toBe(true);
      }),
    );
  });
});

describe('readConditions', () => {
  it('takes a status that is none of the three words for Unknown, and records it', () => {
    const reader = FieldReader.of([
      { type: 'Ready', status: 'true' },
      { type: 'Other', status: 'False' },
    ]);
    const conditions = readConditions(reader);
    expect(condition(conditions, 'Ready')?.status).toBe('Unknown');
    expect(condition(conditions, 'Other')?.status).toBe('False');
    expect(condition(conditions, 'None')).toBeUndefined();
    expect(reader.malformed).toMatchObject([
      { path: '0.status', expected: 'True, False or Unknown' },
    ]);
  });
});

describe('readObjectMeta', () => {
  it('drops annotations that hold documents', () => {
    const meta = readObjectMeta(
      FieldReader.of({
        name: 'a',
        annotations: {
          short: 'x',
          'kubectl.kubernetes.io/last-applied-configuration': 'y'.repeat(2000),
        },
      }),
    );
    expect(meta.annotations).toEqual({ short: 'x' });
    expect(meta).toMatchObject({
      name: 'a',
      namespace: '',
      ownerReferences: [],
    });
  });

  it('takes no number for an integer that holds none exactly', () => {
    const reader = FieldReader.of({ a: 2 ** 53, b: 2 ** 53 - 1, c: 0.5 });
    expect(reader.at('a').integer()).toBeUndefined();
    expect(reader.at('b').integer()).toBe(2 ** 53 - 1);
    expect(reader.at('c').integer()).toBeUndefined();
    expect(reader.malformed.map(({ path }) => path)).toEqual(['a', 'c']);
  });
});
