import type { KubeObject } from '../../json/KubeObject';
import { ResourceRegistry } from '../../resources/ResourceRegistry';
import { ObjectStore } from '../../store/ObjectStore';
import { ObjectWriter } from './ObjectWriter';
import type { DeleteOptions, WriteOptions } from './WriteOptions';

const OPTIONS: WriteOptions = {
  dryRun: false,
  fieldManager: 'test',
  subresource: '',
  apiVersion: 'serving.kserve.io/v1beta1',
};
const DELETE: DeleteOptions = {
  dryRun: false,
  propagationPolicy: undefined,
  preconditions: {},
};

function cluster() {
  const registry = new ResourceRegistry();
  const store = new ObjectStore();
  const now = () => new Date('2026-11-21T12:00:00.500Z');
  const writer = new ObjectWriter(store, registry, now);
  const isvc = registry.forObject(
    'serving.kserve.io/v1beta1',
    'InferenceService',
  );
  const namespaces = registry.forObject('v1', 'Namespace');
  writer.create(
    namespaces,
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } },
    OPTIONS,
  );
  return { store, writer, isvc, namespaces };
}

function iris(overrides: Partial<KubeObject> = {}): KubeObject {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'iris', namespace: 'team' },
    spec: { predictor: { minReplicas: 1 } },
    ...overrides,
  };
}

describe('ObjectWriter.create', () => {
  it('fills in what a server does, and takes no status', () => {
    const { writer, isvc } = cluster();
    const { object } = writer.create(
      isvc,
      iris({ status: { url: 'http://made.up' } }),
      OPTIONS,
    );
    expect(object.metadata).toMatchObject({
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      generation: 1,
      creationTimestamp: '2026-11-21T12:00:00Z',
      resourceVersion: expect.stringMatching(/^\d+$/),
    });
    expect(object.status).toBeUndefined();
  });

  it('makes a name where only its start is given', () => {
    const { writer, isvc } = cluster();
    const metadata = { name: '', generateName: 'iris-', namespace: 'team' };
    const names = [1, 2].map(
      () => writer.create(isvc, iris({ metadata }), OPTIONS).metadata.name,
    );
    expect(names[0]).toMatch(/^iris-[0-9a-f]{5}$/);
    expect(names[0]).not.toBe(names[1]);
  });

  it.each([
    ['a name that is taken', {}, 'already exists'],
    [
      'a namespace that is not there',
      { metadata: { name: 'x', namespace: 'none' } },
      'namespaces "none" not found',
    ],
    [
      'a resource version',
      { metadata: { name: 'x', namespace: 'team', resourceVersion: '1' } },
      'should not be set',
    ],
    [
      'no name at all',
      { metadata: { name: '', namespace: 'team' } },
      'name or generateName is required',
    ],
    [
      'a name that is none',
      { metadata: { name: 'Iris_1', namespace: 'team' } },
      'RFC 1123',
    ],
  ])('refuses %s', (_, overrides, message) => {
    const { writer, isvc, store } = cluster();
    writer.create(isvc, iris(), OPTIONS);
    const version = store.resourceVersion;
    expect(() => writer.create(isvc, iris(overrides), OPTIONS)).toThrow(
      message,
    );
    expect(store.resourceVersion).toBe(version);
  });

  it('writes nothing when it is only tried', () => {
    const { writer, isvc, store } = cluster();
    const options = { ...OPTIONS, dryRun: true };
    expect(writer.create(isvc, iris(), options).metadata.uid).toBeDefined();
    expect(store.get(isvc, 'team', 'iris')).toBeUndefined();
  });
});

describe('ObjectWriter.update', () => {
  function created() {
    const here = cluster();
    const before = here.writer.create(here.isvc, iris(), OPTIONS);
    const update = (
      overrides: Partial<KubeObject>,
      options: Partial<WriteOptions> = {},
    ) =>
      here.writer.update(
        here.isvc,
        here.store.get(here.isvc, 'team', 'iris') ?? before,
        iris(overrides),
        { ...OPTIONS, ...options },
      );
    return { ...here, before, update };
  }

  it('counts a generation for each change of the spec, and for nothing else', () => {
    const { update } = created();
    const generations = [
      update({ spec: { predictor: { minReplicas: 2 } } }),
      update({ spec: { predictor: { minReplicas: 2 } } }),
      update({
        metadata: { name: 'iris', namespace: 'team', labels: { a: 'b' } },
        spec: { predictor: { minReplicas: 2 } },
      }),
      update({ status: { url: 'http://iris' } }, { subresource: 'status' }),
    ].map(({ metadata }) => metadata.generation);
    expect(generations).toEqual([2, 2, 2, 2]);
  });

  it('is no change when it changes nothing', () => {
    const { update, before } = created();
    expect(update({}).metadata.resourceVersion).toBe(
      before.metadata.resourceVersion,
    );
  });

  it('keeps spec and status apart', () => {
    const { update } = created();
    const status = { url: 'http://iris' };
    const withStatus = update(
      { status, spec: { predictor: 'other' }, metadata: { name: 'iris' } },
      { subresource: 'status' },
    ).object;
    expect(withStatus).toMatchObject({ status, spec: iris().spec });

    const withSpec = update({ spec: { changed: true }, status: {} }).object;
    expect(withSpec).toMatchObject({ status, spec: { changed: true } });
  });

  it('does not let go of identity', () => {
    const { update, before } = created();
    const metadata = {
      name: 'iris',
      namespace: 'team',
      creationTimestamp: '2001-01-01T00:00:00Z',
      generation: 99,
    };
    expect(update({ metadata }).metadata).toMatchObject({
      uid: before.metadata.uid,
      creationTimestamp: before.metadata.creationTimestamp,
      generation: 1,
    });
  });

  it('refuses what was read before the last change, and another object of the name', () => {
    const { update, before } = created();
    update({ spec: { changed: true } });
    const { resourceVersion } = before.metadata;
    const stale = { name: 'iris', namespace: 'team', resourceVersion };
    expect(() => update({ metadata: stale })).toThrow(
      'the object has been modified',
    );
    const other = { name: 'iris', namespace: 'team', uid: 'other' };
    expect(() => update({ metadata: other })).toThrow('UID in precondition');
  });

  it('shows what it would do without doing it', () => {
    const { update, store, isvc } = created();
    const tried = update({ spec: { changed: true } }, { dryRun: true });
    expect(tried.metadata.generation).toBe(2);
    expect(store.get(isvc, 'team', 'iris')?.metadata.generation).toBe(1);
  });

  it('records who changed what', () => {
    const { update } = created();
    const { managedFields } = update(
      { spec: { predictor: { minReplicas: 5 } } },
      { fieldManager: 'ana' },
    ).metadata;
    expect(managedFields).toEqual([
      expect.objectContaining({
        manager: 'ana',
        operation: 'Update',
        fieldsV1: { 'f:spec': { 'f:predictor': { 'f:minReplicas': {} } } },
      }),
    ]);
  });
});

describe('ObjectWriter.delete', () => {
  it('waits for finalizers, and takes the object away with the last', () => {
    const { writer, isvc, store } = cluster();
    const metadata = { name: 'iris', namespace: 'team', finalizers: ['hold'] };
    const stored = writer.create(isvc, iris({ metadata }), OPTIONS);
    const marked = writer.delete(isvc, stored, DELETE);
    expect(marked.metadata.deletionTimestamp).toBe('2026-11-21T12:00:00Z');
    expect(writer.delete(isvc, marked, DELETE)).toBe(marked);

    writer.update(isvc, marked, iris(), OPTIONS);
    expect(store.get(isvc, 'team', 'iris')).toBeUndefined();
  });

  it('deletes only what it was told to', () => {
    const { writer, isvc, store } = cluster();
    const stored = writer.create(isvc, iris(), OPTIONS);
    expect(() =>
      writer.delete(isvc, stored, { ...DELETE, preconditions: { uid: 'x' } }),
    ).toThrow('Precondition failed');
    writer.delete(isvc, stored, { ...DELETE, dryRun: true });
    expect(store.get(isvc, 'team', 'iris')).toBeDefined();
    writer.delete(isvc, stored, DELETE);
    expect(store.get(isvc, 'team', 'iris')).toBeUndefined();
  });

  it('lets nothing new into a namespace that is going', () => {
    const { writer, isvc, namespaces, store } = cluster();
    const team = store.get(namespaces, undefined, 'team');
    expect(
      team && writer.delete(namespaces, team, DELETE).object.status,
    ).toEqual({ phase: 'Terminating' });
    expect(() => writer.create(isvc, iris(), OPTIONS)).toThrow(
      'because it is being terminated',
    );
  });

  it('leaves orphans without an owner when told to', () => {
    const { writer, isvc, store } = cluster();
    const owner = writer.create(isvc, iris(), OPTIONS);
    const ownerReferences = [
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        name: 'iris',
        uid: owner.metadata.uid ?? '',
      },
    ];
    const child = { name: 'child', namespace: 'team', ownerReferences };
    writer.create(isvc, iris({ metadata: child }), OPTIONS);
    writer.delete(isvc, owner, { ...DELETE, propagationPolicy: 'Orphan' });
    expect(store.get(isvc, 'team', 'child')?.metadata.ownerReferences).toEqual(
      [],
    );
  });
});
