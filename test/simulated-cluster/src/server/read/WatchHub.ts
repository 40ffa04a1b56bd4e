import type { WatchControl } from '../../faults/Faults';
import type { ObjectStore } from '../../store/ObjectStore';
import { qualifiedName } from '../../resources/ApiResource';
import { resourceVersionTooOld } from '../statusErrors';
import type { WatchStream } from './WatchStream';

/** All open watches of the cluster. */
export class WatchHub implements WatchControl {
  private readonly streams = new Set<WatchStream>();

  constructor(private readonly store: ObjectStore) {
    store.subscribe(change => {
      const name = qualifiedName(change.resource);
      for (const stream of this.streams) {
        if (stream.resourceName === name) {
          stream.change(change);
        }
      }
    });
  }

  get size(): number {
    return this.streams.size;
  }

  add(stream: WatchStream): void {
    this.streams.add(stream);
  }

  remove(stream: WatchStream): void {
    this.streams.delete(stream);
  }

  /** Tells every watch that asked for it how far it has come. */
  bookmark(): void {
    for (const stream of this.streams) {
      stream.bookmark(this.store.resourceVersion);
    }
  }

  /** Ends the watches of a resource that is no longer served. */
  endOf(resourceName: string): void {
    for (const stream of this.streams) {
      if (stream.resourceName === resourceName) {
        stream.end();
      }
    }
  }

  close(): void {
    this.streams.forEach(stream => stream.end());
  }

  reset(): void {
    this.streams.forEach(stream => stream.reset());
  }

  expire(): void {
    this.store.compact();
    const { oldest } = this.store.history;
    const error = resourceVersionTooOld(0, oldest);
    this.streams.forEach(stream => stream.fail(error));
  }
}
