import { type Condition, readConditions } from './conditions';
import {
  type Container,
  readContainer,
  readTemplateContainer,
  type TemplateContainer,
} from './container';
import type { FieldReader } from './FieldReader';
import { type LabelSelector, readLabelSelector } from './labelSelector';
import { readCount } from './readCount';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface PodTemplate {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  containers: TemplateContainer[];
  initContainers: Container[];
}

/** @public */
export interface Deployment extends KubeObject {
  /** 1 where a manifest has none, as the API server fills in; undefined when it is no count */
  replicas: number | undefined;
  paused: boolean;
  selector: LabelSelector | undefined;
  template: PodTemplate;
  /** undefined until the controller has seen the object */
  observedGeneration: number | undefined;
  /** an absent count is zero once the controller has reported (the field is omitempty) */
  readyReplicas: number;
  updatedReplicas: number;
  availableReplicas: number;
  conditions: Condition[];
}

/** @public */
export const DEPLOYMENTS = defineResource<Omit<Deployment, keyof KubeObject>>({
  group: 'apps',
  versions: ['v1'],
  plural: 'deployments',
  kind: 'Deployment',
  shortNames: ['deploy'],
  namespaced: true,
  read(deployment) {
    const spec = deployment.at('spec');
    const status = deployment.at('status');
    return {
      replicas: spec.at('replicas').exists ? readCount(spec.at('replicas')) : 1,
      paused: spec.at('paused').boolean() ?? false,
      selector: readLabelSelector(spec.at('selector')),
      template: readPodTemplate(spec.at('template')),
      observedGeneration: status.at('observedGeneration').integer(),
      readyReplicas: readCount(status.at('readyReplicas')) ?? 0,
      updatedReplicas: readCount(status.at('updatedReplicas')) ?? 0,
      availableReplicas: readCount(status.at('availableReplicas')) ?? 0,
      conditions: readConditions(status.at('conditions')),
    };
  },
});

/** @public */
export function readPodTemplate(template: FieldReader): PodTemplate {
  const spec = template.at('spec');
  return {
    labels: template.at('metadata', 'labels').stringMap(),
    annotations: template.at('metadata', 'annotations').stringMap(),
    containers: spec.at('containers').list().map(readTemplateContainer),
    initContainers: spec.at('initContainers').list().map(readContainer),
  };
}
