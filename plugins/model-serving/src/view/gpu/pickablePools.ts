import type {
  GpuPool,
  GpuReport,
} from '@modeldeck/plugin-model-serving-common';

/** Those that have the resource first, then by name. */
export function pickablePools(
  pools: readonly GpuPool[],
  resource: string | undefined,
): GpuPool[] {
  const isOther = ({ accelerators }: GpuPool) =>
    resource !== undefined && !accelerators.includes(resource) ? 1 : 0;
  return [...pools].sort(
    (a, b) =>
      isOther(a) - isOther(b) ||
      a.name.localeCompare(b.name) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** The report with nothing in it of other clusters than the one that was chosen; undefined: any. */
export function reportOf(
  report: GpuReport,
  cluster: string | undefined,
): Pick<GpuReport, 'clusters' | 'pools'> {
  const isChosen = (name: string) => cluster === undefined || name === cluster;
  return {
    clusters: report.clusters.filter(({ name }) => isChosen(name)),
    pools: report.pools.filter(pool => isChosen(pool.cluster)),
  };
}

/** Clusters that may have pools which the report does not have. */
export function clustersNotRead({
  clusters,
}: Pick<GpuReport, 'clusters'>): string[] {
  return clusters
    .filter(
      ({ reachable, gaps }) =>
        !reachable ||
        gaps.some(
          ({ resource, state }) => resource === 'nodes' && state !== 'absent',
        ),
    )
    .map(({ name }) => name);
}
