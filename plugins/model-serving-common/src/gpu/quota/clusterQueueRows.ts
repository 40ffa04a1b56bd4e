import { isAccelerator } from '../../kubernetes/accelerators';
import type { ClusterQueue } from '../../kubernetes/clusterQueue';
import type { Cohort } from '../../kubernetes/cohort';
import type { LocalQueue } from '../../kubernetes/localQueue';
import { plainText } from '../../kubernetes/plainText';
import { unknown } from '../../model/known';
import type { GpuQuota } from '../../model/gpuTypes';
import { isAcceleratorDriver } from '../dra/isAcceleratorDriver';
import { QuotaTree } from './QuotaTree';

/** What Kueue's queues would still admit, a row for each flavor and accelerator. */
export function clusterQueueRows(options: {
  cluster: string;
  queues: readonly ClusterQueue[];
  localQueues: readonly LocalQueue[];
  cohorts: readonly Cohort[];
  /** why cohorts are not known: what may be borrowed cannot be told then */
  cohortsUnread: string | undefined;
}): GpuQuota[] {
  const { cluster, queues, localQueues, cohorts, cohortsUnread } = options;
  const trees = new Map<string, QuotaTree>();
  return queues.flatMap(queue =>
    queue.quotas.filter(isOfAccelerators).map(({ flavor, resource }) => {
      const key = JSON.stringify([flavor, resource]);
      const tree =
        trees.get(key) ?? new QuotaTree(queues, cohorts, flavor, resource);
      trees.set(key, tree);
      const room = tree.roomOf(queue);
      const untold =
        cohortsUnread !== undefined && queue.cohort !== undefined
          ? unknown(cohortsUnread)
          : undefined;
      return {
        cluster,
        kind: 'ClusterQueue' as const,
        name: plainText(queue.metadata.name),
        resource,
        flavor,
        namespaces: namespacesOf(queue, localQueues),
        limit: untold ?? room.limit,
        used: room.used,
        headroom: untold ?? room.headroom,
      };
    }),
  );
}

function namespacesOf(
  { metadata }: ClusterQueue,
  localQueues: readonly LocalQueue[],
): string[] {
  const leading = localQueues.filter(
    ({ clusterQueue }) => clusterQueue === metadata.name,
  );
  return [...new Set(leading.map(queue => queue.metadata.namespace))].sort();
}

/** Kueue counts devices of claims by names of its own, which may be a driver's. */
function isOfAccelerators({ resource }: { resource: string }): boolean {
  return isAccelerator(resource) || isAcceleratorDriver(resource);
}
