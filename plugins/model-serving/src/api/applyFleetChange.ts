import type {
  ClusterState,
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { FleetChange } from './FleetChange';

/**
 * The fleet after a change. Services that did not change stay the same objects, so that a view
 * of 10,000 of them redraws one row.
 */
export function applyFleetChange(
  fleet: ModelServiceList,
  change: FleetChange,
): ModelServiceList {
  const changed = new Map(change.changed.map(item => [item.id, item]));
  const removed = new Set(change.removed);
  const kept = fleet.items
    .filter(item => !removed.has(item.id))
    .map(item => take(changed, item.id) ?? item);
  return {
    ...fleet,
    observedAt: latest(fleet.observedAt, change.changed),
    clusters: mergeClusters(fleet.clusters, change.clusters),
    items: [...kept, ...changed.values()],
  };
}

function take(
  services: Map<string, ModelService>,
  id: string,
): ModelService | undefined {
  const service = services.get(id);
  services.delete(id);
  return service;
}

function mergeClusters(
  known: readonly ClusterState[],
  told: readonly ClusterState[],
): ClusterState[] {
  const byName = new Map(
    [...known, ...told].map(cluster => [cluster.name, cluster]),
  );
  return [...byName.values()];
}

function latest(observedAt: string, changed: readonly ModelService[]): string {
  return changed.reduce(
    (last, { observedAt: at }) =>
      Date.parse(at) > Date.parse(last) ? at : last,
    observedAt,
  );
}
