import type {
  ClusterState,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { FleetChange } from '@modeldeck/plugin-model-serving-node';

/**
 * Changes that wait for a reader who is slower than the fleet, merged into one. It holds the
 * newest of each service only, so it never grows beyond the fleet's size, however long the
 * reader takes.
 */
export class PendingChange {
  private readonly changed = new Map<string, ModelService>();
  private readonly removed = new Set<string>();
  private clusters: ClusterState[] | undefined;

  add(change: FleetChange): void {
    for (const id of change.removed) {
      this.changed.delete(id);
      this.removed.add(id);
    }
    for (const service of change.changed) {
      this.removed.delete(service.id);
      this.changed.set(service.id, service);
    }
    this.clusters = change.clusters;
  }

  /** All that was added since the last time; undefined when that is nothing. */
  take(): FleetChange | undefined {
    if (!this.clusters) {
      return undefined;
    }
    const change = {
      changed: [...this.changed.values()],
      removed: [...this.removed],
      clusters: this.clusters,
    };
    this.discard();
    return change;
  }

  /** Forgets what waits, because the reader is about to get the whole fleet. */
  discard(): void {
    this.changed.clear();
    this.removed.clear();
    this.clusters = undefined;
  }
}
