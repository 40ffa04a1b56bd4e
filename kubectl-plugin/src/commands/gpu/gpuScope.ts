import type { GpuReport } from '@modeldeck/plugin-model-serving-common';
import type { GpuOperation } from '../../cli/GpuOperation';
import type { ClusterAccess } from '../../cluster/ClusterAccess';

type Scope = Pick<GpuOperation, 'namespace' | 'allNamespaces'>;
type Clusters = Pick<ClusterAccess, 'clusters' | 'defaultNamespaces'>;

/** Of a report what belongs to the namespaces that were asked for; pools and nodes stay. */
export function gpuScope(
  report: GpuReport,
  { namespace, allNamespaces }: Scope,
  { clusters, defaultNamespaces }: Clusters,
): GpuReport {
  if (allNamespaces) {
    return report;
  }
  const byCluster = new Map(
    clusters.map((name, index) => [
      name,
      namespace ?? defaultNamespaces[index],
    ]),
  );
  const isMeant = (one: { cluster: string; namespace?: string }) =>
    one.namespace === byCluster.get(one.cluster);
  return {
    ...report,
    holders: report.holders.filter(isMeant),
    services: report.services.filter(isMeant),
    demand: report.demand.filter(isMeant),
    violations: report.violations.filter(isMeant),
    quotas: report.quotas.filter(isMeant),
  };
}
