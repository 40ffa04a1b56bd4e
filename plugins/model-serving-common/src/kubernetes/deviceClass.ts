import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface DeviceClass extends KubeObject {
  /** CEL expressions that devices of it satisfy */
  selectors: string[];
  /** by which pods get devices of it without a claim of their own, e.g. nvidia.com/gpu */
  extendedResource: string | undefined;
}

/** @public */
export const DEVICE_CLASSES = defineResource<
  Omit<DeviceClass, keyof KubeObject>
>({
  group: 'resource.k8s.io',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  plural: 'deviceclasses',
  kind: 'DeviceClass',
  namespaced: false,
  read(deviceClass) {
    const spec = deviceClass.at('spec');
    return {
      selectors: spec
        .at('selectors')
        .list()
        .flatMap(selector => selector.at('cel', 'expression').string() ?? []),
      extendedResource: readName(spec.at('extendedResourceName')),
    };
  },
});
