import {
  type FlavorQuota,
  type FlavorUse,
  readFlavorQuotas,
  readFlavorUses,
} from './kueueQuota';
import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface ClusterQueue extends KubeObject {
  /** whose members lend to each other */
  cohort: string | undefined;
  quotas: FlavorQuota[];
  /** with what is reserved and not admitted yet; undefined: nobody has counted yet */
  used: FlavorUse[] | undefined;
  /** it admits nothing */
  stopped: boolean;
}

/** @public */
export const CLUSTER_QUEUES = defineResource<
  Omit<ClusterQueue, keyof KubeObject>
>({
  group: 'kueue.x-k8s.io',
  versions: ['v1beta2', 'v1beta1'],
  plural: 'clusterqueues',
  kind: 'ClusterQueue',
  namespaced: false,
  shortNames: ['cq'],
  read(queue) {
    const spec = queue.at('spec');
    const status = queue.at('status');
    const used = [
      status.at('flavorsReservation'),
      status.at('flavorsUsage'),
    ].find(field => field.exists);
    return {
      // v1beta1 calls it `cohort`
      cohort: readName(spec.at('cohortName')) ?? readName(spec.at('cohort')),
      quotas: readFlavorQuotas(spec.at('resourceGroups')),
      used: used && readFlavorUses(used),
      stopped: (spec.at('stopPolicy').string() ?? 'None') !== 'None',
    };
  },
});
