import { type Condition, readConditions } from './conditions';
import {
  type Container,
  type ContainerStatus,
  readContainer,
  readContainerStatus,
} from './container';
import { readName } from './readName';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface Pod extends KubeObject {
  /** undefined until a scheduler has chosen one */
  nodeName: string | undefined;
  containers: Container[];
  initContainers: Container[];
  /** names that the pod has for the claims it gets devices by (DRA) */
  claims: string[];
  phase: string;
  /** why the whole pod is in its phase, e.g. Evicted */
  reason: string;
  message: string;
  conditions: Condition[];
  containerStatuses: ContainerStatus[];
  initContainerStatuses: ContainerStatus[];
}

/** @public */
export const PODS = defineResource<Omit<Pod, keyof KubeObject>>({
  group: '',
  versions: ['v1'],
  plural: 'pods',
  kind: 'Pod',
  namespaced: true,
  read(pod) {
    const status = pod.at('status');
    return {
      nodeName: pod.at('spec', 'nodeName').string() || undefined,
      containers: pod.at('spec', 'containers').list().map(readContainer),
      initContainers: pod
        .at('spec', 'initContainers')
        .list()
        .map(readContainer),
      claims: pod
        .at('spec', 'resourceClaims')
        .list()
        .flatMap(claim => readName(claim.at('name')) ?? []),
      phase: status.at('phase').string() ?? '',
      reason: status.at('reason').string() ?? '',
      message: status.at('message').string() ?? '',
      conditions: readConditions(status.at('conditions')),
      containerStatuses: status
        .at('containerStatuses')
        .list()
        .map(readContainerStatus),
      initContainerStatuses: status
        .at('initContainerStatuses')
        .list()
        .map(readContainerStatus),
    };
  },
});
