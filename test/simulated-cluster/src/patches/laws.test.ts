import { applyPatch, compare, type Operation } from 'fast-json-patch';
import fc from 'fast-check';
import type { JsonObject, KubeObject } from '../json/KubeObject';
import { fieldSet, fromFieldsV1, toFieldsV1 } from './fieldSet';
import type { FieldManager } from './managedFields';
import { applyMergePatch } from './mergePatch';
import { applyServerSide } from './serverSideApply';
import { applyStrategicMergePatch } from './strategicMergePatch';

const field = fc.oneof(
  fc.constantFrom('a', 'b', 'labels', 'constructor', 'toString'),
  fc
    .string({ minLength: 1, maxLength: 3 })
    .filter(name => !/\$|__proto__/.test(name)),
);
const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string({ maxLength: 3 }));

function objects(leaves: fc.Arbitrary<unknown>): fc.Arbitrary<JsonObject> {
  const { tree } = fc.letrec<{ tree: JsonObject }>(tie => ({
    tree: fc.dictionary(
      field,
      fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaves, tie('tree')),
      { maxKeys: 4, noNullPrototype: true },
    ),
  }));
  return tree;
}

const json = objects(fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })));
const patch = objects(
  fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.constant(null)),
);

describe.each([
  ['a merge patch', applyMergePatch],
  ['a strategic merge patch', applyStrategicMergePatch],
])('%s', (_, apply) => {
  it('changes nothing when it is applied again', () => {
    fc.assert(
      fc.property(json, patch, (target, change) => {
        const once = apply(target, change);
        expect(apply(once, change)).toEqual(once);
      }),
    );
  });

  it('changes nothing when it is empty, or says what is there', () => {
    fc.assert(
      fc.property(json, target => {
        expect(apply(target, {})).toEqual(target);
        expect(apply(target, target)).toEqual(target);
      }),
    );
  });

  it('leaves its target as it was', () => {
    fc.assert(
      fc.property(json, patch, (target, change) => {
        const before = structuredClone(target);
        apply(target, change);
        expect(target).toEqual(before);
      }),
    );
  });
});

describe('a merge patch', () => {
  // RFC 7396, appendix A
  it.each<[unknown, unknown, unknown]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('makes of %j with %j: %j', (target, change, expected) => {
    expect(applyMergePatch(target, change)).toEqual(expected);
  });

  it('leaves no null where it was one', () => {
    fc.assert(
      fc.property(json, patch, (target, change) => {
        expect(JSON.stringify(applyMergePatch(target, change))).not.toContain(
          'null',
        );
      }),
    );
  });
});

describe('a JSON patch', () => {
  it('made of the difference leads from one to the other (RFC 6902)', () => {
    // The library refuses to touch what a prototype has.
    const harmless = json.filter(
      value => !/constructor|toString/.test(JSON.stringify(value)),
    );
    fc.assert(
      fc.property(harmless, harmless, (from, to) => {
        const operations: Operation[] = compare(from, to);
        const { newDocument } = applyPatch(
          structuredClone(from),
          operations,
          true,
        );
        expect(newDocument).toEqual(to);
      }),
    );
  });
});

describe('fieldsV1', () => {
  it('holds every path it is given', () => {
    fc.assert(
      fc.property(json, object => {
        const paths = [...fieldSet(object).keys()].sort();
        expect([...fromFieldsV1(toFieldsV1(paths))].sort()).toEqual(paths);
      }),
    );
  });
});

describe('server-side apply', () => {
  const named = (name: string): FieldManager => ({
    manager: name,
    operation: 'Apply',
    apiVersion: 'v1',
    time: '2026-11-21T12:00:00Z',
  });
  const configured = (data: JsonObject): KubeObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'c' },
    ...(Object.keys(data).length > 0 && { data }),
  });
  const apply = (
    live: KubeObject | undefined,
    data: JsonObject,
    manager: string,
    force = false,
  ) =>
    applyServerSide({
      live,
      configuration: configured(data),
      manager: named(manager),
      force,
    });

  it('applied twice is applied once', () => {
    fc.assert(
      fc.property(json, json, (first, second) => {
        const live = apply(undefined, first, 'one').object;
        const once = apply(live, second, 'two', true).object;
        const twice = apply(once, second, 'two');
        expect(twice.conflicts).toEqual([]);
        expect(twice.object).toEqual(once);
      }),
    );
  });

  it('of nothing leaves nothing of what one owned alone', () => {
    fc.assert(
      fc.property(json, data => {
        const live = apply(undefined, data, 'one').object;
        const { data: left, metadata } = apply(live, {}, 'one').object;
        expect(left).toBeUndefined();
        expect(metadata.managedFields).toEqual([]);
      }),
    );
  });

  const containers = fc
    .uniqueArray(
      fc.record({
        name: fc.constantFrom('main', 'proxy', 'sidecar'),
        image: fc.constantFrom('a', 'b'),
        env: fc.uniqueArray(
          fc.record({ name: fc.constantFrom('X', 'Y'), value: fc.string() }),
          { selector: ({ name }) => name, minLength: 1 },
        ),
      }),
      { selector: ({ name }) => name, minLength: 1 },
    )
    .map(list => ({ containers: list }));

  it('keeps the laws in lists that are maps', () => {
    fc.assert(
      fc.property(containers, containers, (first, second) => {
        const live = apply(undefined, first, 'one').object;
        const both = apply(live, second, 'two', true).object;
        expect(apply(both, second, 'two').object).toEqual(both);
        expect(both.data).toEqual({
          containers: expect.arrayContaining(
            second.containers.map(({ env, ...container }) => ({
              ...container,
              env: expect.arrayContaining(env),
            })),
          ),
        });

        const withoutOne = apply(both, {}, 'one').object;
        expect(apply(withoutOne, {}, 'two').object.data).toBeUndefined();
        expect(namesOf(withoutOne)).toEqual(namesOf(configured(second)));
      }),
    );
  });

  function namesOf({ data }: KubeObject): string[] {
    const { containers: list } = data as { containers: { name: string }[] };
    return list.map(({ name }) => name).sort();
  }

  it('refuses to change what another manager owns, and what it refuses stays', () => {
    fc.assert(
      fc.property(leaf, leaf, (one, other) => {
        fc.pre(one !== other);
        const live = apply(undefined, { a: one, b: 1 }, 'one').object;
        expect(apply(live, { a: other }, 'two').conflicts).toEqual([
          expect.objectContaining({ manager: 'one', path: 'f:data\nf:a' }),
        ]);
      }),
    );
  });
});
