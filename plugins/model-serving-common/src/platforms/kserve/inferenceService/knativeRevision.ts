import { type Condition, readConditions } from '../../../kubernetes/conditions';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import type { ObjectIndex } from '../../NamespaceObjects';
import { KNATIVE_SERVICE_LABEL } from '../labels';

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

export const REVISIONS_BY_KNATIVE_SERVICE: ObjectIndex<KnativeRevision> = {
  type: KNATIVE_REVISIONS,
  keysOf({ metadata }) {
    const service = metadata.labels[KNATIVE_SERVICE_LABEL];
    return service ? [service] : [];
  },
};
