import { readQuantities } from './readQuantities';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface ResourceQuota extends KubeObject {
  /** as they are enforced, by the quota's own names, e.g. `requests.nvidia.com/gpu` */
  hard: Readonly<Record<string, number>>;
  /** undefined: nobody has counted yet */
  used: Readonly<Record<string, number>> | undefined;
  /** it counts only some pods, e.g. those of a priority class */
  scoped: boolean;
}

/** @public */
export const RESOURCE_QUOTAS = defineResource<
  Omit<ResourceQuota, keyof KubeObject>
>({
  group: '',
  versions: ['v1'],
  plural: 'resourcequotas',
  kind: 'ResourceQuota',
  namespaced: true,
  shortNames: ['quota'],
  read(quota) {
    const spec = quota.at('spec');
    const used = quota.at('status', 'used');
    return {
      hard: readQuantities(spec.at('hard')),
      used: used.exists ? readQuantities(used) : undefined,
      scoped:
        spec.at('scopes').list().length > 0 || spec.at('scopeSelector').exists,
    };
  },
});
