import { type PodTemplate, readPodTemplate } from './deployment';
import { type LabelSelector, readLabelSelector } from './labelSelector';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

/** Its controller writes no conditions: only counts and revisions tell how far it is. */
export interface StatefulSet extends KubeObject {
  /** 1 where a manifest has none, as the API server fills in; undefined when it is no count */
  replicas: number | undefined;
  selector: LabelSelector | undefined;
  template: PodTemplate;
  /** whether a pod is only replaced once those before it are ready */
  ordered: boolean;
  /** pods of a lower ordinal are kept on the template before; 0: none are */
  partition: number;
  /** undefined until the controller has seen the object */
  observedGeneration: number | undefined;
  readyReplicas: number;
  currentRevision: string;
  /** of the pods that follow the latest template; empty until the controller has reported */
  updateRevision: string;
}

export const STATEFUL_SETS = defineResource<
  Omit<StatefulSet, keyof KubeObject>
>({
  group: 'apps',
  versions: ['v1'],
  plural: 'statefulsets',
  kind: 'StatefulSet',
  shortNames: ['sts'],
  namespaced: true,
  read(set) {
    const spec = set.at('spec');
    const status = set.at('status');
    return {
      replicas: spec.at('replicas').exists ? readCount(spec.at('replicas')) : 1,
      selector: readLabelSelector(spec.at('selector')),
      template: readPodTemplate(spec.at('template')),
      ordered: spec.at('podManagementPolicy').string() !== 'Parallel',
      partition:
        readCount(spec.at('updateStrategy', 'rollingUpdate', 'partition')) ?? 0,
      observedGeneration: status.at('observedGeneration').integer(),
      readyReplicas: readCount(status.at('readyReplicas')) ?? 0,
      currentRevision: status.at('currentRevision').string() ?? '',
      updateRevision: status.at('updateRevision').string() ?? '',
    };
  },
});
