import fc from 'fast-check';
import { fieldChanges } from './fieldChanges';

const RAW = {
  metadata: { name: 'm' },
  spec: {
    paused: true,
    predictor: { canaryTrafficPercent: 20, model: { storageUri: 's3://a' } },
    canary: [{ trafficPercent: 10, predictor: { name: 'v2' } }],
    rules: [{ backends: [{ name: 'a', weight: 80 }, { name: 'b' }] }],
  },
};

describe('fieldChanges', () => {
  it('tells what a merge patch changes, adds and removes, and nothing else', () => {
    expect(
      fieldChanges(RAW, {
        type: 'merge',
        patch: {
          metadata: { annotations: { 'a.b/c': 'd' } },
          spec: { paused: true, predictor: { canaryTrafficPercent: null } },
        },
      }),
    ).toEqual([
      { path: 'metadata.annotations["a.b/c"]', to: 'd' },
      { path: 'spec.predictor.canaryTrafficPercent', from: '20' },
    ]);
  });

  it('tells the same of a JSON patch, each operation upon the one before', () => {
    expect(
      fieldChanges(RAW, {
        type: 'json',
        patch: [
          { op: 'test', path: '/spec/canary/0/predictor/name', value: 'v2' },
          { op: 'replace', path: '/spec/rules/0/backends/0/weight', value: 0 },
          { op: 'add', path: '/spec/rules/0/backends/1/weight', value: 100 },
          {
            op: 'copy',
            from: '/spec/canary/0/predictor/name',
            path: '/spec/predictor/name',
          },
          { op: 'remove', path: '/spec/canary' },
        ],
      }),
    ).toEqual([
      { path: 'spec.predictor.name', to: 'v2' },
      { path: 'spec.canary[0].trafficPercent', from: '10' },
      { path: 'spec.canary[0].predictor.name', from: 'v2' },
      { path: 'spec.rules[0].backends[0].weight', from: '80', to: '0' },
      { path: 'spec.rules[0].backends[1].weight', to: '100' },
    ]);
  });

  it('puts items into lists and takes them out', () => {
    const raw = { list: ['a', 'b'] };
    const changes = (...patch: object[]) =>
      fieldChanges(raw, { type: 'json', patch });
    expect(changes({ op: 'remove', path: '/list/0' })).toEqual([
      { path: 'list[0]', from: 'a', to: 'b' },
      { path: 'list[1]', from: 'b' },
    ]);
    expect(changes({ op: 'add', path: '/list/-', value: 'c' })).toEqual([
      { path: 'list[2]', to: 'c' },
    ]);
    expect(changes({ op: 'move', from: '/list/0', path: '/first' })).toEqual([
      { path: 'list[0]', from: 'a', to: 'b' },
      { path: 'list[1]', from: 'b' },
      { path: 'first', to: 'a' },
    ]);
  });

  it('leaves the object as it is', () => {
    const before = structuredClone(RAW);
    fieldChanges(RAW, { type: 'merge', patch: { spec: { rules: null } } });
    expect(RAW).toEqual(before);
  });

  it('shows neither credentials nor what a terminal would obey', () => {
    expect(
      fieldChanges(
        { uri: 's3://user:secret@bucket/x', name: '\u001b[2Jgone' },
        { type: 'merge', patch: { uri: null, name: null } },
      ),
    ).toEqual([
      { path: 'uri', from: 's3://bucket/x' },
      { path: 'name', from: 'gone' },
    ]);
  });

  it('ends in time on whatever the object holds', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) {
      deep = { deep };
    }
    expect(
      fieldChanges({ deep }, { type: 'merge', patch: { deep: null } }),
    ).toEqual([{ path: expect.any(String), from: '{…}' }]);
  });

  it('never throws, and finds nothing where nothing is to be changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (raw, patch) => {
        expect(fieldChanges(raw, { type: 'json', patch: [] })).toEqual([]);
        fieldChanges(raw, { type: 'merge', patch });
        fieldChanges(raw, {
          type: 'json',
          patch: [{ op: 'replace', path: '/a/0/b', value: patch }],
        });
      }),
    );
  });
});
