import type {
  ClusterState,
  GpuPoolList,
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

/** A pool belongs to a cluster and to no namespace, so it is seen by who may see any service there. */
export function visiblePools(
  list: GpuPoolList,
  access: ServiceAccess,
): GpuPoolList {
  return {
    ...list,
    clusters: visibleClusters(list.clusters, access),
    items: list.items.filter(({ cluster }) => access.mayAllow({ cluster })),
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
