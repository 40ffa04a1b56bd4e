import { type GpuReport, known } from '@modeldeck/plugin-model-serving-common';

/** What is told below the pools. */
export interface ToldOfPools
  extends Pick<GpuReport, 'services' | 'demand' | 'quotas' | 'violations'> {
  /** who holds accelerators and is no service that the user may see */
  others: GpuReport['holders'];
}

/** What is told of all pools, or of one: what waits may run there, quotas hold for its cluster. */
export function reportOf(report: GpuReport, pool?: string): ToldOfPools {
  const others = report.holders.filter(({ service }) => service === undefined);
  const { services, demand, quotas, violations } = report;
  if (pool === undefined) {
    return { services, demand, quotas, violations, others };
  }
  const cluster = report.pools.find(({ id }) => id === pool)?.cluster;
  return {
    services,
    others: others.filter(holder => known(holder.pool) === pool),
    demand: demand.filter(({ pools }) => pools.includes(pool)),
    quotas: quotas.filter(quota => quota.cluster === cluster),
    violations: violations.filter(violation => violation.pool === pool),
  };
}
