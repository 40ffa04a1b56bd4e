import type {
  KubeObject,
  ResourceType,
} from '@modeldeck/plugin-model-serving-common';
import { ObjectStore } from '../../watch/ObjectStore';
import type { WatchState, WatchUpdate } from '../../watch/WatchUpdate';

/** What changed: these namespaces, or possibly all of them. */
export type Touched = ReadonlySet<string> | 'all';

const NOTHING: Touched = new Set();

/** One watch with its objects. */
export class ResourceFeed {
  readonly store = new ObjectStore();
  /** undefined until the first answer, good or bad */
  state: WatchState | undefined;

  constructor(
    readonly type: ResourceType,
    private readonly updates: AsyncIterable<WatchUpdate<KubeObject>>,
    private readonly onUpdate: (touched: Touched, feed: ResourceFeed) => void,
  ) {}

  /** Ends when the watch is aborted. */
  async run(): Promise<void> {
    for await (const update of this.updates) {
      const touched = this.apply(update);
      this.onUpdate(
        touched !== 'all' && touched.size > 0 && !this.type.namespaced
          ? 'all'
          : touched,
        this,
      );
    }
  }

  private apply(update: WatchUpdate<KubeObject>): Touched {
    switch (update.type) {
      case 'objects':
        return this.store.replace(update.objects);
      case 'changed':
        return this.store.set(update.object);
      case 'removed':
        return this.store.remove(update.object);
      default: {
        const former = this.state?.read;
        this.state = update.state;
        // What services say depends on what could be read, not on how fresh it is.
        return isSameRead(former, update.state.read) ? NOTHING : 'all';
      }
    }
  }
}

function isSameRead(
  a: WatchState['read'] | undefined,
  b: WatchState['read'],
): boolean {
  return (
    a?.state === b.state &&
    (a.state === 'read' || b.state === 'read' || a.reason === b.reason)
  );
}
