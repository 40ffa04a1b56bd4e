import { FieldReader } from '../../../kubernetes/FieldReader';
import { type Known, unknown } from '../../../model/known';
import type { GpuQuota } from '../../../model/gpuTypes';
import type { ChangedObject } from '../PreflightFacts';
import type { PodDemand } from './PodDemand';

const QUEUE_LABEL = 'kueue.x-k8s.io/queue-name';

/**
 * The ClusterQueue that has to admit pods; undefined: they name no queue. It is told by the
 * namespace where that leads to one ClusterQueue only.
 */
export function queueOf(
  { labels }: PodDemand,
  changed: readonly ChangedObject[],
  quotas: readonly GpuQuota[],
  namespace: string,
): Known<string> | undefined {
  const named =
    labels[QUEUE_LABEL] ??
    changed
      .map(
        ({ applied }) =>
          FieldReader.of(applied).at('metadata', 'labels').stringMap()[
            QUEUE_LABEL
          ],
      )
      .find(Boolean);
  if (named === undefined) {
    return undefined;
  }
  const leading = quotas.filter(
    ({ kind, namespaces }) =>
      kind === 'ClusterQueue' && namespaces?.includes(namespace),
  );
  const [first, second] = [...new Set(leading.map(({ name }) => name))];
  return first !== undefined && second === undefined
    ? first
    : unknown(`which ClusterQueue queue ${named} leads to is not known`);
}
