import type { ClusterQueue } from '../../kubernetes/clusterQueue';
import type { Cohort } from '../../kubernetes/cohort';
import type { LocalQueue } from '../../kubernetes/localQueue';
import type { ResourceQuota } from '../../kubernetes/resourceQuota';
import type { GpuQuota } from '../../model/gpuTypes';
import { clusterQueueRows } from '../quota/clusterQueueRows';
import { resourceQuotaRows } from '../quota/resourceQuotas';
import { ObjectTable } from './ObjectTable';

/** What limits the accelerators that a namespace or a queue may ask for. */
export class LimitTable {
  readonly quotas = new ObjectTable<ResourceQuota>();
  readonly queues = new ObjectTable<ClusterQueue>();
  readonly localQueues = new ObjectTable<LocalQueue>();
  readonly cohorts = new ObjectTable<Cohort>();
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
}
