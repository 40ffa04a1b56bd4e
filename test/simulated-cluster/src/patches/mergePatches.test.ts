import { applyMergePatch } from './mergePatch';
import { applyStrategicMergePatch } from './strategicMergePatch';

const POD = {
  metadata: { finalizers: ['a'] },
  spec: {
    containers: [
      { name: 'main', image: 'main:1', ports: [{ containerPort: 80 }] },
      { name: 'proxy', image: 'proxy:1' },
    ],
    tolerations: [{ key: 'gpu' }],
  },
};

describe('applyMergePatch', () => {
  it('removes by null, merges objects and replaces lists', () => {
    expect(
      applyMergePatch(
        { a: 1, b: { c: 1, d: 2 }, e: [1, 2] },
        { a: null, b: { c: 3 }, e: [3] },
      ),
    ).toEqual({ b: { c: 3, d: 2 }, e: [3] });
  });

  it('leaves no nulls of a patch for what was not there', () => {
    expect(applyMergePatch({}, { a: { b: null } })).toEqual({ a: {} });
  });
});

describe('applyStrategicMergePatch', () => {
  it('merges lists of named items by name and replaces all others', () => {
    const { spec } = applyStrategicMergePatch(POD, {
      spec: {
        containers: [{ name: 'main', image: 'main:2' }],
        tolerations: [{ key: 'spot' }],
      },
    });
    expect(spec).toEqual({
      containers: [
        { name: 'main', image: 'main:2', ports: [{ containerPort: 80 }] },
        { name: 'proxy', image: 'proxy:1' },
      ],
      tolerations: [{ key: 'spot' }],
    });
  });

  it('deletes an item, replaces a list or keeps only some fields when told to', () => {
    const containers = [{ name: 'proxy', $patch: 'delete' }];
    expect(
      applyStrategicMergePatch(POD, { spec: { containers } }).spec,
    ).toMatchObject({
      containers: [{ name: 'main' }],
    });
    expect(
      applyStrategicMergePatch(POD, {
        spec: { containers: [{ $patch: 'replace' }, { name: 'only' }] },
      }).spec,
    ).toMatchObject({ containers: [{ name: 'only' }] });
    expect(
      applyStrategicMergePatch({ a: 1, b: 2 }, { $retainKeys: ['b'], b: 3 }),
    ).toEqual({ b: 3 });
  });

  it('adds to finalizers, and takes from them', () => {
    expect(
      applyStrategicMergePatch(POD, { metadata: { finalizers: ['b'] } })
        .metadata,
    ).toEqual({ finalizers: ['a', 'b'] });
    expect(
      applyStrategicMergePatch(POD, {
        metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] },
      }).metadata,
    ).toEqual({ finalizers: [] });
  });
});
