import type { ApiResource } from '../resources/ApiResource';
import type { StoredObject } from './StoredObject';

export interface StoreChange {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: ApiResource;
  current: StoredObject;
  previous?: StoredObject;
}

/** The latest changes, from which watches resume. */
export class History {
  private changes: StoreChange[] = [];
  /** changes up to and including this version are forgotten */
  private forgotten = 0;

  constructor(private readonly capacity = 20_000) {}

  get oldest(): number {
    return this.forgotten + 1;
  }

  record(change: StoreChange): void {
    this.changes.push(change);
    // Twice the capacity before trimming: forgetting one by one would cost a copy each.
    if (this.changes.length > 2 * this.capacity) {
      const dropped = this.changes.splice(
        0,
        this.changes.length - this.capacity,
      );
      this.forgotten = dropped.at(-1)?.current.resourceVersion ?? 0;
    }
  }

  /** Whether all that happened after a version is still known. */
  reaches(resourceVersion: number): boolean {
    return resourceVersion >= this.forgotten;
  }

  since(resourceVersion: number): StoreChange[] {
    let start = this.changes.length;
    while (
      start > 0 &&
      (this.changes[start - 1]?.current.resourceVersion ?? 0) > resourceVersion
    ) {
      start--;
    }
    return this.changes.slice(start);
  }

  forget(upTo: number): void {
    this.changes = this.since(upTo);
    this.forgotten = Math.max(this.forgotten, upTo);
  }
}
