import { isAccelerator } from './accelerators';
import { condition, readConditions } from './conditions';
import { readNodeAmounts } from './nodeAmounts';
import { defineResource, type KubeObject } from './resourceType';
import { readTaint, type Taint } from './taint';
import type { Amounts } from './totalRequests';

/** @public */
export interface Node extends KubeObject {
  /**
   * extended resource names of its accelerators, also those it counts none of at the moment: the
   * kubelet keeps the name when a device plugin goes away
   */
  accelerators: string[];
  /** cordoned */
  unschedulable: boolean;
  /** of the condition Ready; a node that never reported has none */
  ready: 'True' | 'False' | 'Unknown' | undefined;
  /** since when the condition is what it is */
  readySince: string | undefined;
  taints: Taint[];
  /** accelerators by resource name, `cpu` in cores, `memory` in bytes, `pods` */
  capacity: Amounts;
  /** the same of what is offered to pods; a resource that only the capacity has is missing here */
  allocatable: Amounts;
}

/** Decodes little: a node's status is long and changes all the time. @public */
export const NODES = defineResource<Omit<Node, keyof KubeObject>>({
  group: '',
  versions: ['v1'],
  plural: 'nodes',
  kind: 'Node',
  namespaced: false,
  read(node) {
    const status = node.at('status');
    const ready = condition(readConditions(status.at('conditions')), 'Ready');
    return {
      accelerators: status
        .at('capacity')
        .entries()
        .map(([resource]) => resource)
        .filter(isAccelerator)
        .sort(),
      unschedulable: node.at('spec', 'unschedulable').boolean() ?? false,
      ready: ready?.status,
      readySince: ready?.lastTransitionTime,
      taints: node.at('spec', 'taints').list().map(readTaint),
      capacity: readNodeAmounts(status.at('capacity')),
      allocatable: readNodeAmounts(status.at('allocatable')),
    };
  },
});
