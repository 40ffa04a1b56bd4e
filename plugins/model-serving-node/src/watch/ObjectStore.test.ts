import { PODS } from '@modeldeck/plugin-model-serving-common';
import { object } from '../__fixtures__/models';
import { ObjectStore } from './ObjectStore';

/** Each version says something else. */
const pod = (...[name, fields]: Parameters<typeof object>) =>
  PODS.decode(
    object(name, {
      labels: { version: String(fields?.version) },
      ...fields,
    }),
  );

describe('ObjectStore', () => {
  let store: ObjectStore;

  beforeEach(() => {
    store = new ObjectStore();
    store.replace([pod('a', { version: 5 }), pod('b', { namespace: 'bank' })]);
  });

  const names = (namespace: string) =>
    store.list(namespace).map(({ metadata }) => metadata.name);

  it('keeps objects by namespace', () => {
    expect([...store.namespaceNames()].sort()).toEqual(['bank', 'team']);
    expect(names('team')).toEqual(['a']);
    expect(names('nowhere')).toEqual([]);
  });

  it('says which namespaces a new list changes', () => {
    const same = [pod('a', { version: 5 }), pod('b', { namespace: 'bank' })];
    expect(store.replace(same)).toEqual(new Set());
    const newer = [pod('a', { version: 6 }), same[1]!];
    expect(store.replace(newer)).toEqual(new Set(['team']));
    expect(store.replace([newer[0]!])).toEqual(new Set(['bank']));
    const recreated = pod('a', { version: 6, uid: 'other' });
    expect(store.replace([recreated])).toEqual(new Set(['team']));
  });

  it('takes a newer object, and no notice of a repeated one', () => {
    expect(store.set(pod('a', { version: 6 }))).toEqual(new Set(['team']));
    expect(store.set(pod('a', { version: 6 }))).toEqual(new Set());
    expect(store.set(pod('a', { version: 5 }))).toEqual(new Set());
    expect(store.list('team')[0]?.metadata.resourceVersion).toBe('6');
  });

  it('takes a newer object that says the same, and touches nothing for it', () => {
    const heartbeat = (version: number) =>
      pod('a', { version, labels: { version: '5' } });
    expect(store.set(heartbeat(6))).toEqual(new Set());
    expect(store.list('team')[0]?.metadata.resourceVersion).toBe('6');
    const listed = [heartbeat(7), pod('b', { namespace: 'bank' })];
    expect(store.replace(listed)).toEqual(new Set());
    expect(store.list('team')).toEqual([listed[0]]);
  });

  it('takes an object that was deleted and made again', () => {
    const again = pod('a', { version: 2, uid: 'again' });
    expect(store.set(again)).toEqual(new Set(['team']));
    expect(store.list('team')).toEqual([again]);
  });

  it('removes an object, but not its successor of the same name', () => {
    expect(store.remove(pod('a', { uid: 'predecessor' }))).toEqual(new Set());
    expect(names('team')).toEqual(['a']);
    expect(store.remove(pod('a', { version: 9 }))).toEqual(new Set(['team']));
    expect(store.remove(pod('a', { version: 9 }))).toEqual(new Set());
    expect(store.namespaceNames()).toEqual(['bank']);
  });
});
