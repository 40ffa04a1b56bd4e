import type { ClusterPlatforms } from '@modeldeck/plugin-model-serving-common';
import { clusterFit } from './clusterFit';

/** Those that have what is needed first, then those that cannot be told, then the others. */
export function sortClusters(
  clusters: readonly ClusterPlatforms[],
  needs: readonly string[],
): ClusterPlatforms[] {
  const rank = (cluster: ClusterPlatforms) => {
    const { lacks, untold } = clusterFit(cluster, needs);
    if (lacks.length > 0) {
      return 2;
    }
    return untold === undefined ? 0 : 1;
  };
  return [...clusters].sort(
    (a, b) => rank(a) - rank(b) || a.cluster.localeCompare(b.cluster),
  );
}
