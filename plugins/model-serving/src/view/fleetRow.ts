import {
  isUnknown,
  known,
  type Accelerator,
  type ClusterState,
  type Known,
  type ModelService,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { acceleratorsOf } from './gaps';
import { platformTitle } from './platformTitle';
import { hasCanary } from './traffic';

/** A service as the fleet's table needs it. */
export interface FleetRow {
  id: string;
  service: ModelService;
  canary: boolean;
  pods: PodCount;
  accelerators: Known<Accelerator[]>;
  /** set when the cluster is not heard from: the row is the last known, from then */
  staleSince?: string;
  /** lower case; what a search looks at */
  searchText: string;
}

export interface PodCount {
  ready: Known<number>;
  wanted: Known<number>;
}

export function fleetRows(fleet: ModelServiceList): FleetRow[] {
  const clusters = new Map(
    fleet.clusters.map(cluster => [cluster.name, cluster]),
  );
  return fleet.items.map(service =>
    fleetRow(service, clusters.get(service.cluster)),
  );
}

export function fleetRow(
  service: ModelService,
  cluster: ClusterState | undefined,
): FleetRow {
  return {
    id: service.id,
    service,
    canary: hasCanary(service.revisions),
    pods: podCount(service),
    accelerators: acceleratorsOf(service, cluster),
    staleSince: cluster?.staleSince,
    searchText: searchText(service),
  };
}

export function podCount({ revisions }: ModelService): PodCount {
  return {
    ready: sum(revisions.map(({ replicas }) => replicas.ready)),
    wanted: sum(revisions.map(({ replicas }) => replicas.wanted)),
  };
}

/** One unknown makes the sum unknown: the rest of it would read as the whole. */
function sum(values: ReadonlyArray<Known<number>>): Known<number> {
  let total = 0;
  for (const value of values) {
    if (isUnknown(value)) {
      return value;
    }
    total += value;
  }
  return total;
}

function searchText(service: ModelService): string {
  return [
    service.name,
    service.namespace,
    service.cluster,
    service.platform,
    platformTitle(service.platform),
    service.mode,
    known(service.model.name),
    known(service.model.version),
    known(service.owner),
    known(service.registry)?.model,
    service.rollout?.controller,
    service.rollout?.phase,
    service.health.reason,
    ...service.revisions.map(({ name }) => name),
  ]
    .join('\n')
    .toLocaleLowerCase('en');
}
