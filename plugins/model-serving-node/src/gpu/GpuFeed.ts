import type {
  GpuInventory,
  GpuResource,
  KubeObject,
} from '@modeldeck/plugin-model-serving-common';
import { ObjectStore } from '../watch/ObjectStore';
import type { WatchState, WatchUpdate } from '../watch/WatchUpdate';

/** One watch that is told to an inventory, as far as it says anything new. */
export class GpuFeed {
  readonly store = new ObjectStore();
  /** undefined until the first answer, good or bad */
  state: WatchState | undefined;

  constructor(
    readonly need: GpuResource,
    private readonly options: {
      updates: AsyncIterable<WatchUpdate<KubeObject>>;
      inventory: GpuInventory;
      /** called where the inventory, or what is known of its freshness, changed */
      onChange: () => void;
    },
  ) {}

  /** Ends when the watch is aborted. */
  async run(): Promise<void> {
    for await (const update of this.options.updates) {
      if (this.apply(update)) {
        this.options.onChange();
      }
    }
  }

  private apply(update: WatchUpdate<KubeObject>): boolean {
    const { inventory } = this.options;
    const { type } = this.need;
    switch (update.type) {
      case 'objects':
        this.store.replace(update.objects);
        // Also the same objects as before: they may have been unread meanwhile.
        inventory.replace(type, update.objects);
        return true;
      case 'changed':
        if (this.store.set(update.object).size === 0) {
          return false;
        }
        inventory.put(type, update.object);
        return true;
      case 'removed': {
        if (this.store.remove(update.object).size === 0) {
          return false;
        }
        const { namespace, name } = update.object.metadata;
        inventory.remove(type, namespace, name);
        return true;
      }
      default:
        this.state = update.state;
        return this.tellState(update.state);
    }
  }

  private tellState({ read }: WatchState): boolean {
    if (read.state === 'forbidden' || read.state === 'failed') {
      this.options.inventory.unread(this.need.type, read.reason);
    }
    return true;
  }
}
