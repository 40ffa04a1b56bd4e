import { type FlavorQuota, readFlavorQuotas } from './kueueQuota';
import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';

/**
 * A cohort with a parent or with quotas of its own. One that only ClusterQueues name needs no
 * object.
 *
 * @public
 */
export interface Cohort extends KubeObject {
  parent: string | undefined;
  quotas: FlavorQuota[];
}

/** @public */
export const COHORTS = defineResource<Omit<Cohort, keyof KubeObject>>({
  group: 'kueue.x-k8s.io',
  versions: ['v1beta2', 'v1beta1'],
  plural: 'cohorts',
  kind: 'Cohort',
  namespaced: false,
  read(cohort) {
    const spec = cohort.at('spec');
    return {
      parent: readName(spec.at('parentName')) ?? readName(spec.at('parent')),
      quotas: readFlavorQuotas(spec.at('resourceGroups')),
    };
  },
});
