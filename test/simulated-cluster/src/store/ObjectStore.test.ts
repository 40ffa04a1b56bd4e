import fc from 'fast-check';
import { builtIn } from '../resources/ApiResource';
import { ObjectStore, objectKey } from './ObjectStore';

const PODS = builtIn('', 'v1', 'pods', 'Pod');
const NODES = builtIn('', 'v1', 'nodes', 'Node', { namespaced: false });

function pod(name: string, namespace = 'team', label = '') {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { label } },
  };
}

function keysOf(
  store: ObjectStore,
  range?: Parameters<ObjectStore['list']>[1],
) {
  return store.list(PODS, range).map(({ metadata }) => objectKey(metadata));
}

describe('ObjectStore', () => {
  it('gives every write a later resource version, across resources', () => {
    const store = new ObjectStore();
    const versions = [
      store.put(PODS, pod('a')),
      store.put(NODES, {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: 'n' },
      }),
      store.put(PODS, pod('a', 'team', 'new')),
      store.remove(PODS, 'team', 'a'),
    ].map(stored => Number(stored?.metadata.resourceVersion));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(4);
    expect(store.resourceVersion).toBe(versions.at(-1));
  });

  it('never changes what it has given out', () => {
    const store = new ObjectStore();
    const before = store.put(PODS, pod('a', 'team', 'old'));
    store.put(PODS, pod('a', 'team', 'new'));
    expect(before.metadata.labels).toEqual({ label: 'old' });
  });

  it('lists in the order of etcd, which pages go on in', () => {
    const store = new ObjectStore();
    ['b', 'a', 'a-b', 'ab'].forEach(name => store.put(PODS, pod(name)));
    store.put(PODS, pod('z', 'team-a'));
    store.put(PODS, pod('z', 'other'));
    const all = [
      'other/z',
      'team-a/z',
      'team/a',
      'team/a-b',
      'team/ab',
      'team/b',
    ];
    expect(keysOf(store)).toEqual(all);
    expect(keysOf(store, { after: 'team/a' })).toEqual(all.slice(3));
    // A page's last object may be gone by the time the next is asked for.
    store.remove(PODS, 'team', 'a');
    expect(keysOf(store, { after: 'team/a' })).toEqual(all.slice(3));
    expect(keysOf(store, { namespace: 'team' })).toEqual(all.slice(3));
  });

  it('announces what was, what is and what happened', () => {
    const store = new ObjectStore();
    const seen: string[] = [];
    const stop = store.subscribe(({ type, previous, current }) =>
      seen.push(
        `${type} ${previous?.metadata.labels?.label} ${current.metadata.labels?.label}`,
      ),
    );
    store.put(PODS, pod('a', 'team', '1'));
    store.put(PODS, pod('a', 'team', '2'));
    store.remove(PODS, 'team', 'a');
    store.remove(PODS, 'team', 'a');
    stop();
    store.put(PODS, pod('b'));
    expect(seen).toEqual(['ADDED undefined 1', 'MODIFIED 1 2', 'DELETED 2 2']);
  });

  it('lets whoever replays its history end with what it holds', () => {
    const steps = fc.array(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        label: fc.constantFrom('1', '2'),
        remove: fc.boolean(),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, fc.nat({ max: 30 }), (all, at) => {
        const store = new ObjectStore();
        const act = ({ name, label, remove }: (typeof all)[number]) =>
          remove
            ? store.remove(PODS, 'team', name)
            : store.put(PODS, pod(name, 'team', label));
        all.slice(0, at).forEach(act);
        const replica = new Map(
          store.list(PODS).map(stored => [stored.metadata.name, stored]),
        );
        const from = store.resourceVersion;
        all.slice(at).forEach(act);
        for (const { type, current } of store.history.since(from)) {
          if (type === 'DELETED') {
            replica.delete(current.metadata.name);
          } else {
            replica.set(current.metadata.name, current);
          }
        }
        expect([...replica.values()].map(({ object }) => object)).toEqual(
          expect.arrayContaining(store.list(PODS).map(({ object }) => object)),
        );
        expect(replica.size).toBe(store.list(PODS).length);
      }),
    );
  });
});
