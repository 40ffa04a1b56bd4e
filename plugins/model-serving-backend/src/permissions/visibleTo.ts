import type {
  ClusterState,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { ServiceAccess } from './ServiceAccess';

/** The list with nothing in it that the caller may not know of. */
export function visibleList(
  list: ModelServiceList,
  access: ServiceAccess,
): ModelServiceList {
  return {
    ...list,
    clusters: visibleClusters(list.clusters, access),
    items: list.items.filter(access.allows),
  };
}

/** Gaps are filtered too: they name namespaces. */
export function visibleClusters(
  clusters: readonly ClusterState[],
  access: ServiceAccess,
): ClusterState[] {
  return clusters
    .filter(({ name }) => access.mayAllow({ cluster: name }))
    .map(cluster => ({
      ...cluster,
      gaps: cluster.gaps.filter(({ namespace }) =>
        access.mayAllow({ cluster: cluster.name, namespace }),
      ),
    }));
}
