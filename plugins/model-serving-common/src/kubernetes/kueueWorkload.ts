import { condition, readConditions } from './conditions';
import type { FieldReader } from './FieldReader';
import { type Placement, readPlacement } from './placement';
import { readPodResources } from './podResources';
import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';
import type { Amounts } from './totalRequests';

/** Pods of a workload that are alike. @public */
export interface PodSet extends Placement {
  count: number;
  /** of one pod */
  requests: Amounts;
}

/** What Kueue lets run as a whole, or makes wait. @public */
export interface KueueWorkload extends KubeObject {
  queue: string | undefined;
  podSets: PodSet[];
  /** its pods may run, or have run */
  admitted: boolean;
  finished: boolean;
  /** false: someone holds it back */
  active: boolean;
  /** why it waits */
  message: string;
}

/** @public */
export const KUEUE_WORKLOADS = defineResource<
  Omit<KueueWorkload, keyof KubeObject>
>({
  group: 'kueue.x-k8s.io',
  versions: ['v1beta2', 'v1beta1'],
  plural: 'workloads',
  kind: 'Workload',
  namespaced: true,
  shortNames: ['kwl', 'kueueworkload', 'kueueworkloads'],
  read(workload) {
    const spec = workload.at('spec');
    const conditions = readConditions(workload.at('status', 'conditions'));
    const is = (type: string) => condition(conditions, type)?.status === 'True';
    return {
      queue: readName(spec.at('queueName')),
      podSets: spec.at('podSets').list().map(readPodSet),
      admitted: is('Admitted'),
      finished: is('Finished'),
      active: spec.at('active').boolean() ?? true,
      message: is('QuotaReserved')
        ? 'its quota is reserved; its admission checks are not done'
        : condition(conditions, 'QuotaReserved')?.message ?? '',
    };
  },
});

function readPodSet(podSet: FieldReader): PodSet {
  const spec = podSet.at('template', 'spec');
  return {
    ...readPlacement(spec),
    count: Math.max(0, podSet.at('count').integer() ?? 1),
    requests: readPodResources(spec),
  };
}
