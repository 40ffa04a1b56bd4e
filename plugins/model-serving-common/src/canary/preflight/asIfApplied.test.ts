import { asIfApplied } from './asIfApplied';
import { holdsAll } from './holdsAll';

const LAST = 'kubectl.kubernetes.io/last-applied-configuration';

function isvc(predictor: object, more: object = {}) {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'a' },
    spec: { predictor },
    ...more,
  };
}

it('gives what is not there yet an identity and its namespace', () => {
  expect(asIfApplied(isvc({}), undefined, 'team')).toEqual({
    ...isvc({}),
    metadata: {
      name: 'a',
      namespace: 'team',
      uid: 'to-come/InferenceService/a',
    },
  });
});

it('keeps what only the live object has', () => {
  const live = isvc(
    { canaryTrafficPercent: 20, minReplicas: 2 },
    { metadata: { name: 'a', uid: 'u', labels: { x: '1' } } },
  );
  expect(asIfApplied(isvc({ minReplicas: 3 }), live, 'team')).toMatchObject({
    metadata: { uid: 'u', labels: { x: '1' } },
    spec: { predictor: { canaryTrafficPercent: 20, minReplicas: 3 } },
  });
});

it('removes what the manifest of before named and this one does not', () => {
  const before = isvc({ canaryTrafficPercent: 20, minReplicas: 2 });
  const live = {
    ...before,
    metadata: {
      name: 'a',
      annotations: { [LAST]: JSON.stringify(before) },
    },
  };
  const { spec } = asIfApplied(isvc({ minReplicas: 2 }), live, 'team');
  expect(spec).toEqual({ predictor: { minReplicas: 2 } });
});

it.each(['no JSON', '[]', '"text"', 'null'])(
  'takes %s for no manifest of before',
  text => {
    const live = isvc(
      { minReplicas: 2 },
      { metadata: { name: 'a', annotations: { [LAST]: text } } },
    );
    expect(asIfApplied(isvc({}), live, 'team').spec).toEqual({
      predictor: { minReplicas: 2 },
    });
  },
);

it('removes what is null, and takes lists and resources as a whole', () => {
  const live = isvc({
    canaryTrafficPercent: 0,
    tolerations: [{ key: 'a' }, { key: 'b' }],
    model: { resources: { requests: { 'nvidia.com/gpu': '1' } } },
  });
  const manifest = isvc({
    canaryTrafficPercent: null,
    tolerations: [{ key: 'c' }],
    model: { resources: { limits: { 'nvidia.com/gpu': '3' } } },
  });
  expect(asIfApplied(manifest, live, 'team').spec).toEqual({
    predictor: {
      tolerations: [{ key: 'c' }],
      model: { resources: { limits: { 'nvidia.com/gpu': '3' } } },
    },
  });
});

describe('a status', () => {
  const status = {
    servingRuntimeName: 'r',
    modelStatus: {},
    components: { predictor: {} },
  };

  it('stays where the model does', () => {
    const live = isvc({ minReplicas: 1 }, { status });
    const manifest = isvc({ canaryTrafficPercent: 10 });
    expect(asIfApplied(manifest, live, 'team').status).toEqual(status);
  });

  it('says nothing of another model', () => {
    const live = isvc({ minReplicas: 1 }, { status });
    const manifest = isvc({ model: { storageUri: 's3://b' } });
    expect(asIfApplied(manifest, live, 'team').status).toEqual({
      components: { predictor: {} },
    });
  });
});

it('ends on what nests without end', () => {
  let deep: object = {};
  for (let level = 0; level < 10_000; level++) {
    deep = { deep };
  }
  expect(asIfApplied(isvc(deep), isvc(deep), 'team').kind).toBe(
    'InferenceService',
  );
  expect(holdsAll(deep, deep)).toBe(false);
});

it.each([
  [{ a: 1, b: 2 }, { a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: [1, 2] }, { a: [1] }, false],
  [{ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }, true],
  [{}, { a: null }, true],
  [{}, { constructor: {} }, true],
  [[], {}, true],
])('whether %j holds all of %j: %s', (whole, part, expected) => {
  expect(holdsAll(whole, part)).toBe(expected);
});
