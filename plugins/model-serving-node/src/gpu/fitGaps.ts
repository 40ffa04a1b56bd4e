import {
  type ClusterState,
  type FitGap,
  type Gap,
  NODES,
  RESOURCE_SLICES,
} from '@modeldeck/plugin-model-serving-common';

const OF_NODES = [NODES.id, RESOURCE_SLICES.id];
const OF_QUOTAS = [
  'resourcequotas',
  'clusterqueues.kueue.x-k8s.io',
  'localqueues.kueue.x-k8s.io',
  'cohorts.kueue.x-k8s.io',
];

/** What was not read of clusters, as far as it could change whether pods fit. @public */
export function fitGaps(clusters: readonly ClusterState[]): FitGap[] {
  return clusters.flatMap(({ name, reachable, error, gaps }) =>
    reachable
      ? gaps.flatMap(gap => fitGap(name, gap))
      : [
          {
            cluster: name,
            decides: 'nodes' as const,
            detail: error ?? 'the cluster cannot be read',
          },
        ],
  );
}

function fitGap(cluster: string, { resource, reason }: Gap): FitGap[] {
  const detail = `${resource} could not be listed: ${reason}`;
  if (OF_NODES.includes(resource)) {
    return [{ cluster, decides: 'nodes', detail }];
  }
  return OF_QUOTAS.includes(resource)
    ? [{ cluster, decides: 'quotas', detail }]
    : [];
}
