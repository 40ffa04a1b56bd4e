import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import type { FleetChange } from '@modeldeck/plugin-model-serving-node';
import type { ServiceAccess } from '../permissions/ServiceAccess';
import { visibleClusters, visibleList } from '../permissions/visibleTo';

/**
 * The fleet as one viewer sees it over time. It remembers which services were shown: the id of
 * a service that the viewer never saw must not be told by its removal, and one that may be seen
 * no longer must go.
 */
export class ViewerFleet {
  private shown = new Set<string>();
  private clusters = '';

  constructor(private readonly access: ServiceAccess) {}

  whole(list: ModelServiceList): ModelServiceList {
    const visible = visibleList(list, this.access);
    this.shown = new Set(visible.items.map(({ id }) => id));
    this.clusters = JSON.stringify(visible.clusters);
    return visible;
  }

  /** What the viewer sees of a change; undefined when that is nothing. */
  change(change: FleetChange): FleetChange | undefined {
    const changed = change.changed.filter(this.access.allows);
    const visible = new Set(changed.map(({ id }) => id));
    const removed = [
      ...change.removed,
      ...change.changed.map(({ id }) => id),
    ].filter(id => !visible.has(id) && this.shown.delete(id));
    for (const id of visible) {
      this.shown.add(id);
    }
    const clusters = visibleClusters(change.clusters, this.access);
    const clustersChanged = this.replaceClusters(JSON.stringify(clusters));
    return changed.length || removed.length || clustersChanged
      ? { changed, removed, clusters }
      : undefined;
  }

  private replaceClusters(clusters: string): boolean {
    const isChanged = this.clusters !== clusters;
    this.clusters = clusters;
    return isChanged;
  }
}
