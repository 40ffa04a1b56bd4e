import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface LocalQueue extends KubeObject {
  clusterQueue: string | undefined;
}

/** @public */
export const LOCAL_QUEUES = defineResource<Omit<LocalQueue, keyof KubeObject>>({
  group: 'kueue.x-k8s.io',
  versions: ['v1beta2', 'v1beta1'],
  plural: 'localqueues',
  kind: 'LocalQueue',
  namespaced: true,
  shortNames: ['queue', 'queues', 'lq'],
  read(queue) {
    return { clusterQueue: readName(queue.at('spec', 'clusterQueue')) };
  },
});
