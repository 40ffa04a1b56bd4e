import { isAccelerator } from './accelerators';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface Node extends KubeObject {
  /**
   * extended resource names of its accelerators, also those it counts none of at the moment: the
   * kubelet keeps the name when a device plugin goes away
   */
  accelerators: string[];
}

/** Decodes little: a node's status is long and changes all the time. @public */
export const NODES = defineResource<Omit<Node, keyof KubeObject>>({
  group: '',
  versions: ['v1'],
  plural: 'nodes',
  kind: 'Node',
  namespaced: false,
  read(node) {
    return {
      accelerators: node
        .at('status', 'capacity')
        .entries()
        .map(([resource]) => resource)
        .filter(isAccelerator)
        .sort(),
    };
  },
});
