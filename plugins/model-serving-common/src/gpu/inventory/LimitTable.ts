import type { ClusterQueue } from '../../kubernetes/clusterQueue';
import type { Cohort } from '../../kubernetes/cohort';
import type { LocalQueue } from '../../kubernetes/localQueue';
import type { ResourceFlavor } from '../../kubernetes/resourceFlavor';
import type { ResourceQuota } from '../../kubernetes/resourceQuota';
import type { GpuQuota } from '../../model/gpuTypes';
import { clusterQueueRows } from '../quota/clusterQueueRows';
import { resourceQuotaRows } from '../quota/resourceQuotaRows';
import { keyOf } from './keyOf';
import { ObjectTable } from './ObjectTable';

/** What limits the accelerators that a namespace or a queue may ask for. */
export class LimitTable {
  readonly quotas = new ObjectTable<ResourceQuota>();
  readonly queues = new ObjectTable<ClusterQueue>();
  readonly localQueues = new ObjectTable<LocalQueue>();
  readonly cohorts = new ObjectTable<Cohort>();
  readonly flavors = new ObjectTable<ResourceFlavor>();
  private rows: GpuQuota[] | undefined;

  /** One of the tables, or a device class, is not what it was. */
  forget(): void {
    this.rows = undefined;
  }

  list(options: {
    cluster: string;
    driverOf(deviceClass: string): string;
    cohortsUnread: string | undefined;
  }): GpuQuota[] {
    const { cluster, driverOf, cohortsUnread } = options;
    this.rows ??= [
      ...this.quotas
        .list()
        .flatMap(quota => resourceQuotaRows(cluster, quota, driverOf)),
      ...clusterQueueRows({
        cluster,
        queues: this.queues.list(),
        localQueues: this.localQueues.list(),
        cohorts: this.cohorts.list(),
        cohortsUnread,
      }),
    ];
    return this.rows;
  }

  /**
   * The flavors by which a queue of a namespace would admit pods that ask for a resource; none where
   * the queue, or what it leads to, is not known.
   */
  flavorsOf(
    namespace: string,
    queue: string | undefined,
    resource: string,
  ): ResourceFlavor[] {
    const local = this.localQueues.get(keyOf(namespace, queue ?? ''));
    const quotas =
      this.queues.get(keyOf('', local?.clusterQueue ?? ''))?.quotas ?? [];
    return quotas
      .filter(quota => quota.resource === resource)
      .flatMap(({ flavor }) => this.flavors.get(keyOf('', flavor)) ?? []);
  }
}
