import type { Toleration } from '../model/gpuTypes';
import { defineResource, type KubeObject } from './resourceType';
import { readTolerations } from './toleration';

/** The nodes that a Kueue quota is about. @public */
export interface ResourceFlavor extends KubeObject {
  nodeLabels: Readonly<Record<string, string>>;
  /** that Kueue gives to pods it admits by the flavor */
  tolerations: Toleration[];
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
  shortNames: ['flavor', 'flavors', 'rf'],
  read(flavor) {
    const spec = flavor.at('spec');
    return {
      nodeLabels: spec.at('nodeLabels').stringMap(),
      tolerations: readTolerations(spec.at('tolerations')),
    };
  },
});
