import { sumAccelerators } from '../kubernetes/accelerators';
import { COHORTS } from '../kubernetes/cohort';
import type { DeviceClass } from '../kubernetes/deviceClass';
import type { KueueWorkload } from '../kubernetes/kueueWorkload';
import { NODES } from '../kubernetes/node';
import { plainText } from '../kubernetes/plainText';
import { RESOURCE_CLAIMS } from '../kubernetes/resourceClaim';
import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import { SCHEDULING_PODS } from '../kubernetes/schedulingPod';
import type { GpuDemand, GpuPool } from '../model/gpuTypes';
import type { Accelerator } from '../model/types';
import { driverAliases, driverOf } from './dra/classDriver';
import type { GpuHoldings } from './GpuHoldings';
import { GPU_RESOURCES } from './gpuResources';
import type { GpuSettings } from './GpuSettings';
import type { PoolHoldings } from './holdings/PoolSums';
import { DemandTable } from './inventory/DemandTable';
import { HolderTable } from './inventory/HolderTable';
import { type Keeper, keepersOf } from './inventory/keepersOf';
import { keyOf } from './inventory/keyOf';
import { LimitTable } from './inventory/LimitTable';
import { ObjectTable } from './inventory/ObjectTable';

/**
 * The accelerators of one cluster, kept up to date object by object: in whatever order they come and
 * go, what is told depends only on those that are there. A change costs no more than the node, the
 * pool and the waiting pods that it is about.
 *
 * @public
 */
export class GpuInventory {
  private readonly cluster: string;
  private readonly holders: HolderTable;
  private readonly limits = new LimitTable();
  private readonly classes = new ObjectTable<DeviceClass>();
  private readonly workloads = new ObjectTable<KueueWorkload>();
  private readonly demands: DemandTable;
  private readonly keepers: ReadonlyMap<string, Keeper>;
  private readonly unreadTypes = new Map<string, string>();
  private aliases = driverAliases([]);
  private last: GpuHoldings | undefined;

  constructor(options: { cluster: string; settings: GpuSettings }) {
    this.cluster = options.cluster;
    this.holders = new HolderTable(options.cluster, options.settings);
    this.demands = new DemandTable(
      {
        cluster: options.cluster,
        claim: key => this.holders.devices.claim(key),
        deviceClass: name => this.classes.get(keyOf('', name)),
        flavorsOf: (namespace, queue, resource) =>
          this.limits.flavorsOf(namespace, queue, resource),
      },
      () => this.holders.pools.list().flatMap(({ members }) => members),
    );
    this.keepers = keepersOf({
      holders: this.holders,
      limits: this.limits,
      classes: this.classes,
      workloads: this.workloads,
      demandsChanged: () => this.demands.forget(),
      classesChanged: () => {
        this.aliases = driverAliases(this.classes.list());
        this.lookAtAll();
      },
    });
  }

  /** Adds an object, or takes it in place of what was known of it. */
  put(type: ResourceType, object: KubeObject): void {
    this.last = undefined;
    this.keepers.get(type.id)?.put(object);
  }

  remove(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
  ): void {
    this.last = undefined;
    this.keepers.get(type.id)?.remove(keyOf(namespace, name));
  }

  /** All objects of a kind, as after a list: those that are not among them are gone. */
  replace(type: ResourceType, objects: readonly KubeObject[]): void {
    this.last = undefined;
    const keeper = this.keepers.get(type.id);
    const known = [...(keeper?.keys() ?? [])];
    if (known.length > 0) {
      const present = new Set(
        objects.map(({ metadata }) => keyOf(metadata.namespace, metadata.name)),
      );
      known
        .filter(key => !present.has(key))
        .forEach(key => keeper?.remove(key));
    }
    for (const object of objects) {
      keeper?.put(object);
    }
    if (this.unreadTypes.delete(type.id)) {
      this.lookAtAll();
    }
  }

  /** A list that failed: what depends on it is unknown for this reason, until it is replaced. */
  unread(type: ResourceType, reason: string): void {
    this.last = undefined;
    this.unreadTypes.set(type.id, plainText(reason));
    this.lookAtAll();
  }

  /** The same object until something is put, removed, replaced or unread. */
  read(): GpuHoldings {
    this.last ??= this.assemble();
    return this.last;
  }

  private assemble(): GpuHoldings {
    const { holders, cluster } = this;
    const moved = holders.refresh({
      aliases: this.aliases,
      nodesUnread: this.whyUnread(NODES),
      podsUnread: this.whyUnread(SCHEDULING_PODS),
      claimsUnread: this.whyUnread(RESOURCE_CLAIMS),
    });
    if (moved) {
      this.demands.forget();
    }
    const pools = holders.pools.list();
    const stranded = holders.stranded();
    const demand = this.demands.list(
      holders.pods.waiting.values(),
      this.workloads.list(),
    );
    return {
      cluster,
      pools: withDemand(
        pools.map(({ pool }) => pool),
        demand,
      ),
      nodes: joined(pools.map(({ nodes }) => nodes)),
      holders: joined([
        ...pools.map(pool => pool.holders),
        ...stranded.map(([, holdings]) => holdings),
      ]),
      demand,
      quotas: this.limits.list({
        cluster,
        driverOf: name => driverOf(name, this.classes.get(keyOf('', name))),
        cohortsUnread: this.whyUnread(COHORTS),
      }),
      schedulable: joined(pools.map(({ schedulable }) => schedulable)),
      problems: [
        ...this.unreadProblems(),
        ...holders.devices.problems(),
        ...(this.whyUnread(NODES) === undefined
          ? stranded.map(
              ([name, { length }]) =>
                `Node ${plainText(
                  name,
                )} is not there, and ${length} pods still hold accelerators of it`,
            )
          : []),
      ],
    };
  }

  private whyUnread({ id }: ResourceType): string | undefined {
    return this.unreadTypes.get(id);
  }

  private unreadProblems(): string[] {
    return GPU_RESOURCES.flatMap(({ type, without }) => {
      const reason = this.unreadTypes.get(type.id);
      return reason === undefined
        ? []
        : [`Cannot tell ${without}: ${type.id} were not read, ${reason}`];
    });
  }

  private lookAtAll(): void {
    this.holders.touchAll();
    this.limits.forget();
    this.demands.forget();
  }
}

/** In one go: a cluster may have ten thousand holders, and this is done on every event. */
function joined<T>(lists: ReadonlyArray<readonly T[]>): T[] {
  return ([] as T[]).concat(...lists);
}

/** What waits is told by every pool that it could run in. */
function withDemand(
  pools: readonly PoolHoldings[],
  demand: readonly GpuDemand[],
): GpuPool[] {
  const byPool = new Map<string, Array<readonly Accelerator[]>>();
  for (const { pools: ids, accelerators } of demand) {
    for (const id of ids) {
      const asked = byPool.get(id);
      if (asked) {
        asked.push(accelerators);
      } else {
        byPool.set(id, [accelerators]);
      }
    }
  }
  return pools.map(pool => ({
    ...pool,
    demand: sumAccelerators(byPool.get(pool.id) ?? []),
  }));
}
