import { PODS } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { object } from '../__fixtures__/models';
import { ObjectStore } from './ObjectStore';

/** What happens in a cluster: an object is written, deleted, or deleted and made again. */
const happening = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  namespace: fc.constantFrom('team', 'bank'),
  kind: fc.constantFrom('write', 'write', 'delete', 'recreate'),
});

/** How a watch hears of it: in order, but again from an earlier point, or by a list. */
const hearing = fc.oneof(
  fc.record({ kind: fc.constant('listen'), events: fc.nat(4) }),
  fc.record({ kind: fc.constant('resume'), events: fc.nat(3) }),
  fc.record({ kind: fc.constant('list'), events: fc.constant(0) }),
);

type Manifest = ReturnType<typeof object>;
type Event = { type: 'changed' | 'removed'; manifest: Manifest };

/** The events of a cluster's history, and what a list gives after each. */
class History {
  readonly events: Event[] = [];
  private readonly lists: Manifest[][] = [[]];
  private readonly now = new Map<string, Manifest>();
  private births = 0;

  constructor(
    happenings: Array<{ name: string; namespace: string; kind: string }>,
  ) {
    for (const { name, namespace, kind } of happenings) {
      const key = `${namespace}/${name}`;
      const former = this.now.get(key);
      if (former && kind !== 'write') {
        this.happen('removed', {
          ...former,
          ...this.manifest(name, namespace, former.metadata.uid),
        });
      }
      if (kind !== 'delete') {
        const uid =
          this.now.get(key)?.metadata.uid ?? `${key}-${++this.births}`;
        this.happen('changed', this.manifest(name, namespace, uid));
      }
    }
  }

  list(position: number): Manifest[] {
    return this.lists[position] ?? [];
  }

  private manifest(name: string, namespace: string, uid: string): Manifest {
    const version = this.events.length + 1;
    const labels = { version: String(version) };
    return object(name, { namespace, uid, version, labels });
  }

  private happen(type: Event['type'], manifest: Manifest): void {
    const { namespace, name } = manifest.metadata;
    if (type === 'changed') {
      this.now.set(`${namespace}/${name}`, manifest);
    } else {
      this.now.delete(`${namespace}/${name}`);
    }
    this.events.push({ type, manifest });
    this.lists.push([...this.now.values()]);
  }
}

function contents(store: ObjectStore, namespace: string): string[] {
  return store
    .list(namespace)
    .map(({ metadata }) => `${metadata.uid}@${metadata.resourceVersion}`)
    .sort();
}

describe('ObjectStore', () => {
  it('ends with what a fresh list gives, however it heard of the changes, and names every namespace that differs', () => {
    fc.assert(
      fc.property(
        fc.array(happening),
        fc.array(hearing),
        (happenings, hearings) => {
          const history = new History(happenings);
          const store = new ObjectStore();
          let position = 0;
          const hear = (change: () => Set<string>) => {
            const before = ['team', 'bank'].map(n => contents(store, n).join());
            const touched = change();
            ['team', 'bank'].forEach((namespace, index) => {
              const differs =
                contents(store, namespace).join() !== before[index];
              expect(touched.has(namespace)).toBe(differs);
            });
          };
          const listen = (count: number) => {
            const events = history.events.slice(position, position + count);
            position += events.length;
            for (const { type, manifest } of events) {
              const decoded = PODS.decode(manifest);
              hear(() =>
                type === 'changed' ? store.set(decoded) : store.remove(decoded),
              );
            }
          };
          for (const { kind, events } of hearings) {
            if (kind === 'listen') {
              listen(events);
            } else if (kind === 'resume') {
              position = Math.max(0, position - events);
            } else {
              const listed = history
                .list(position)
                .map(pod => PODS.decode(pod));
              hear(() => store.replace(listed));
            }
          }
          listen(history.events.length);
          const fresh = new ObjectStore();
          fresh.replace(
            history.list(history.events.length).map(pod => PODS.decode(pod)),
          );
          for (const namespace of ['team', 'bank']) {
            expect(contents(store, namespace)).toEqual(
              contents(fresh, namespace),
            );
          }
        },
      ),
    );
  });
});
