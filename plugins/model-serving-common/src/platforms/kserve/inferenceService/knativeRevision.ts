import { type Condition, readConditions } from '../../../kubernetes/conditions';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import type { ObjectIndex } from '../../NamespaceObjects';
import { COMPONENT_LABEL, INFERENCE_SERVICE_LABEL } from '../labels';

/** A Knative Revision: one immutable version of the predictor. */
export interface KnativeRevision extends KubeObject {
  conditions: Condition[];
  /** undefined while no autoscaler has reported */
  desiredReplicas: number | undefined;
  actualReplicas: number | undefined;
}

export const KNATIVE_REVISIONS = defineResource<
  Omit<KnativeRevision, keyof KubeObject>
>({
  group: 'serving.knative.dev',
  versions: ['v1'],
  plural: 'revisions',
  kind: 'Revision',
  namespaced: true,
  read(revision) {
    const status = revision.at('status');
    return {
      conditions: readConditions(status.at('conditions')),
      desiredReplicas: status.at('desiredReplicas').integer(),
      actualReplicas: status.at('actualReplicas').integer(),
    };
  },
});

/**
 * By the labels that KServe puts on everything it makes. The name of the Knative Service would not
 * do: older releases call it `<name>-predictor-default`.
 */
export const PREDICTOR_REVISIONS: ObjectIndex<KnativeRevision> = {
  type: KNATIVE_REVISIONS,
  keysOf({ metadata: { labels } }) {
    const service = labels[INFERENCE_SERVICE_LABEL];
    const component = labels[COMPONENT_LABEL] ?? 'predictor';
    return service && component === 'predictor' ? [service] : [];
  },
};
