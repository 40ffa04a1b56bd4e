import { defineResource, type KubeObject } from './resourceType';
import { readTaint, type Taint } from './taint';

/** The nodes that a Kueue quota is about. @public */
export interface ResourceFlavor extends KubeObject {
  nodeLabels: Readonly<Record<string, string>>;
  nodeTaints: Taint[];
}

/** @public */
export const RESOURCE_FLAVORS = defineResource<
  Omit<ResourceFlavor, keyof KubeObject>
>({
  group: 'kueue.x-k8s.io',
  versions: ['v1beta2', 'v1beta1'],
  plural: 'resourceflavors',
  kind: 'ResourceFlavor',
  namespaced: false,
  shortNames: ['flavor', 'flavors'],
  read(flavor) {
    const spec = flavor.at('spec');
    return {
      nodeLabels: spec.at('nodeLabels').stringMap(),
      nodeTaints: spec.at('nodeTaints').list().map(readTaint),
    };
  },
});
