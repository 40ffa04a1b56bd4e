import { sumAccelerators } from '../../kubernetes/accelerators';
import { isUnknown, type Known, known, unknown } from '../../model/known';
import type { GpuNode, GpuPool, GpuServiceUse } from '../../model/gpuTypes';
import type { Accelerator, ModelService, Revision } from '../../model/types';
import type { GpuHolding } from '../GpuHoldings';
import type { GpuSettings } from '../GpuSettings';
import { isIdle } from '../use/idleness';
import { type CostPart, costOf } from './costOf';
import { heldForNothing } from './heldForNothing';
import { type HolderUse, leastOf } from './NodeUse';
import { pricedUnit } from './priceOf';
import type { PodService } from './ServiceIndex';

/** A pod of a model service with what it holds and what of it is used. */
export interface ServingHolder {
  holding: GpuHolding;
  use: HolderUse;
  of: PodService;
}

export interface ServiceContext {
  /** by cluster and name */
  nodes(cluster: string, name: string): GpuNode | undefined;
  pools: ReadonlyMap<string, GpuPool>;
  windowSeconds: number;
  settings: GpuSettings;
}

/** What the model services hold, revision by revision; those that hold nothing are left out. */
export function serviceUses(
  holders: readonly ServingHolder[],
  context: ServiceContext,
): GpuServiceUse[] {
  const byService = new Map<ModelService, ServingHolder[]>();
  for (const holder of holders) {
    const list = byService.get(holder.of.service);
    if (list) {
      list.push(holder);
    } else {
      byService.set(holder.of.service, [holder]);
    }
  }
  return [...byService]
    .sort(([a], [b]) => (a.id < b.id ? -1 : 1))
    .map(([service, members]) => serviceUse(service, members, context));
}

function serviceUse(
  service: ModelService,
  holders: readonly ServingHolder[],
  context: ServiceContext,
): GpuServiceUse {
  const { id, cluster, namespace, name, kind } = service;
  const owner = known(service.owner);
  const revisions: Array<Revision | undefined> = [
    ...service.revisions,
    undefined,
  ];
  return {
    service: id,
    cluster,
    namespace,
    name,
    kind,
    ...(owner === undefined ? {} : { owner }),
    revisions: revisions.flatMap(revision => {
      const own = holders.filter(({ of }) => of.revision === revision);
      return own.length === 0
        ? []
        : [revisionUse(service, revision, own, context)];
    }),
  };
}

function revisionUse(
  service: ModelService,
  revision: Revision | undefined,
  holders: readonly ServingHolder[],
  context: ServiceContext,
): GpuServiceUse['revisions'][number] {
  const { settings } = context;
  const parts = heldParts(holders);
  const idleSeconds = leastOf(holders.map(({ use }) => use.idleSeconds));
  const nothing = heldForNothing(
    service,
    revision,
    { idleSeconds },
    settings.idle,
  );
  return {
    revision: revision?.name ?? '',
    role: revision?.role ?? 'component',
    traffic:
      revision?.traffic.programmed ??
      unknown('requests are shared among revisions, not components'),
    accelerators: sumAccelerators(
      parts.map(({ accelerators }) => accelerators),
    ),
    pools: poolsOf(holders),
    used: meanByUnits(parts),
    idleSeconds,
    ...(nothing === undefined ? {} : { heldForNothing: nothing }),
    cost: costOf(
      parts.flatMap(part => costParts(part, context)),
      settings.prices,
    ),
  };
}

interface HeldPart {
  holder: ServingHolder;
  accelerators: readonly Accelerator[];
}

/** Devices of a claim that several pods use are held once. */
function heldParts(holders: readonly ServingHolder[]): HeldPart[] {
  const seen = new Set<string>();
  return holders.map(holder => {
    const { claimed, accelerators, namespace } = holder.holding;
    const again = claimed.filter(({ claim }) =>
      seen.has(`${namespace}/${claim}`),
    );
    claimed.forEach(({ claim }) => seen.add(`${namespace}/${claim}`));
    return { holder, accelerators: without(accelerators, again) };
  });
}

function without(
  accelerators: readonly Accelerator[],
  claimed: GpuHolding['claimed'],
): Accelerator[] {
  return accelerators
    .map(({ resource, count }) => ({
      resource,
      count: claimed
        .flatMap(claim => claim.accelerators)
        .filter(accelerator => accelerator.resource === resource)
        .reduce((left, accelerator) => left - accelerator.count, count),
    }))
    .filter(({ count }) => count > 0);
}

function poolsOf(holders: readonly ServingHolder[]): string[] {
  const pools = holders.flatMap(({ holding }) => known(holding.pool) ?? []);
  return [...new Set(pools)].sort();
}

/** Pods with more devices weigh more. */
function meanByUnits(parts: readonly HeldPart[]): Known<number> {
  let units = 0;
  let sum = 0;
  for (const { holder, accelerators } of parts) {
    const { used } = holder.use;
    if (isUnknown(used)) {
      return used;
    }
    const count = accelerators.reduce((all, each) => all + each.count, 0);
    units += count;
    sum += used * count;
  }
  return units > 0 ? Math.min(1, sum / units) : 0;
}

function costParts(
  { holder: { holding, use }, accelerators }: HeldPart,
  { nodes, pools, windowSeconds, settings }: ServiceContext,
): CostPart[] {
  const node = nodes(holding.cluster, holding.node);
  const idle = isIdle(use, windowSeconds, settings.idle);
  return accelerators.map(({ resource, count }) => ({
    unit: pricedUnit(resource, holding, node, pools),
    count,
    idle,
  }));
}
