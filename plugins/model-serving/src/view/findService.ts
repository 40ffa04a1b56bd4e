import type {
  ClusterState,
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { clusterNotices } from './clusterNotices';
import { parseServiceId, type ServicePlace } from './parseServiceId';

/** What can be said about a service that somebody asks for by its id. */
export type ServiceLookup =
  | { state: 'found'; service: ModelService; cluster?: ClusterState }
  /** every list was read: it is not there */
  | { state: 'absent'; place: ServicePlace }
  /** something could not be read: whether it is there cannot be told */
  | { state: 'cannot-tell'; place: ServicePlace }
  | { state: 'unknown-cluster'; place: ServicePlace };

export function findService(
  fleet: ModelServiceList,
  id: string,
): ServiceLookup {
  const service = fleet.items.find(item => item.id === id);
  if (service) {
    const cluster = fleet.clusters.find(({ name }) => name === service.cluster);
    return { state: 'found', service, cluster };
  }
  const place = parseServiceId(id);
  const cluster = fleet.clusters.find(({ name }) => name === place.cluster);
  if (!cluster) {
    return { state: 'unknown-cluster', place };
  }
  const state = clusterNotices([cluster]).length > 0 ? 'cannot-tell' : 'absent';
  return { state, place };
}
