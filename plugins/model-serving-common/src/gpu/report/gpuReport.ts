import type {
  GpuDemand,
  GpuHolder,
  GpuNode,
  GpuPool,
  GpuReport,
} from '../../model/gpuTypes';
import { isUnknown, type Known } from '../../model/known';
import type { ClusterState, ModelService } from '../../model/types';
import type { GpuHolding, GpuHoldings } from '../GpuHoldings';
import type { GpuSettings } from '../GpuSettings';
import { checkPolicies } from '../policy/checkPolicies';
import type { PolicyHolder } from '../policy/PolicyFacts';
import type { GpuUse } from '../use/GpuUse';
import { ClusterUse } from './ClusterUse';
import type { HolderUse } from './NodeUse';
import { poolWithUse } from './poolRows';
import { serviceFields, ServiceIndex } from './ServiceIndex';
import { type ServingHolder, serviceUses } from './serviceUses';

/** What a report is made of. @public */
export interface GpuReportOptions {
  /** one a cluster */
  holdings: readonly GpuHoldings[];
  /** of all of these clusters */
  services: readonly ModelService[];
  clusters: readonly ClusterState[];
  /** unknown: why there is no telemetry at all */
  use: Known<GpuUse>;
  settings: GpuSettings;
  now: Date;
}

/**
 * Accelerators with who holds them and what of them is used: the holdings of the clusters, joined to
 * the model services by the pods that these name, and to telemetry by device.
 *
 * @public
 */
export function gpuReport(options: GpuReportOptions): GpuReport {
  const { holdings, services, clusters, use, settings, now } = options;
  const index = new ServiceIndex(services);
  const parts = holdings.map(each => clusterPart(each, index, options));
  const pools = parts.flatMap(part => part.pools);
  const nodes = parts.flatMap(part => part.nodes);
  const holders = parts.flatMap(part => part.holders);
  const windowSeconds = isUnknown(use) ? 0 : use.windowSeconds;
  const nodeByName = new Map(
    nodes.map(node => [JSON.stringify([node.cluster, node.name]), node]),
  );
  const uses = serviceUses(
    parts.flatMap(part => part.serving),
    {
      nodes: (cluster, name) => nodeByName.get(JSON.stringify([cluster, name])),
      pools: new Map(pools.map(pool => [pool.id, pool])),
      windowSeconds,
      settings,
    },
  );
  const { violations, problems } = checkPolicies(settings.policies, {
    now,
    windowSeconds,
    pools,
    nodes,
    holders: parts.flatMap(part => part.labelled),
    services: uses,
    schedulable: holdings.flatMap(({ schedulable }) => schedulable),
  });
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuReport',
    observedAt: now.toISOString(),
    windowSeconds,
    telemetry: isUnknown(use) ? use : use.source,
    clusters: [...clusters],
    pools,
    nodes,
    holders,
    services: uses,
    demand: parts.flatMap(part => part.demand),
    quotas: holdings.flatMap(({ quotas }) => quotas),
    violations,
    problems: [...parts.flatMap(part => part.problems), ...problems],
  };
}

interface ClusterPart {
  pools: GpuPool[];
  nodes: GpuNode[];
  holders: GpuHolder[];
  /** the same with the labels of the pods, which only rules may see */
  labelled: PolicyHolder[];
  serving: ServingHolder[];
  demand: GpuDemand[];
  problems: string[];
}

function clusterPart(
  holdings: GpuHoldings,
  index: ServiceIndex,
  { use, settings, now }: GpuReportOptions,
): ClusterPart {
  const told = new ClusterUse(holdings, use, settings, now);
  const nodes = holdings.nodes.map(node => told.nodeWithUse(node));
  const nodesByPool = new Map<string, GpuNode[]>();
  for (const node of nodes) {
    const members = nodesByPool.get(node.pool) ?? [];
    members.push(node);
    nodesByPool.set(node.pool, members);
  }
  const uses = holdings.holders.map(holding => told.ofHolder(holding));
  const holders = holdings.holders.map((holding, at) =>
    holderOf(holding, index, uses[at]),
  );
  return {
    pools: holdings.pools.map(pool =>
      poolWithUse(pool, nodesByPool.get(pool.id) ?? []),
    ),
    nodes,
    holders,
    labelled:
      settings.policies.length === 0
        ? holders
        : holders.map((holder, at) => ({
            ...holder,
            labels: holdings.holders[at]?.labels,
          })),
    serving: servingOf(holdings.holders, index, uses),
    demand: holdings.demand.map(demand => demandOf(demand, index)),
    problems: [
      ...holdings.problems,
      ...(told.lost > 0
        ? [
            `Telemetry of ${holdings.cluster} tells of ${told.lost} devices whose node is not known`,
          ]
        : []),
    ],
  };
}

const NOT_USED: HolderUse = {
  used: { unknown: 'no telemetry was read' },
  idleSeconds: { unknown: 'no telemetry was read' },
};

function holderOf(
  { claimed: _claimed, labels: _labels, ...holding }: GpuHolding,
  index: ServiceIndex,
  use: HolderUse = NOT_USED,
): GpuHolder {
  const service = index.of(holding, holding.pod);
  return {
    ...holding,
    class: index.serves(holding, holding.pod) ? 'serving' : holding.class,
    ...(service ? serviceFields(service) : {}),
    ...use,
  };
}

function servingOf(
  holdings: readonly GpuHolding[],
  index: ServiceIndex,
  uses: readonly HolderUse[],
): ServingHolder[] {
  return holdings.flatMap((holding, at) => {
    const of = index.of(holding, holding.pod);
    return of ? [{ holding, use: uses[at] ?? NOT_USED, of }] : [];
  });
}

function demandOf(demand: GpuDemand, index: ServiceIndex): GpuDemand {
  const of = demand.kind === 'Pod' ? index.of(demand, demand.name) : undefined;
  return of
    ? {
        ...demand,
        service: of.service.id,
        ...(of.revision && { revision: of.revision.name }),
      }
    : demand;
}
