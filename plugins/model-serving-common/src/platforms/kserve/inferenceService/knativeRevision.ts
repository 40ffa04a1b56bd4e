import {
  KNATIVE_REVISIONS,
  type KnativeRevision,
} from '../../../kubernetes/knativeRevision';
import type { ObjectIndex } from '../../NamespaceObjects';
import { COMPONENT_LABEL, INFERENCE_SERVICE_LABEL } from '../labels';

export {
  KNATIVE_REVISIONS,
  type KnativeRevision,
} from '../../../kubernetes/knativeRevision';

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

/** Of a transformer or an explainer, under `<service>/<component>`. */
export const COMPONENT_REVISIONS: ObjectIndex<KnativeRevision> = {
  type: KNATIVE_REVISIONS,
  keysOf({ metadata: { labels } }) {
    const service = labels[INFERENCE_SERVICE_LABEL];
    const component = labels[COMPONENT_LABEL];
    return service && component ? [`${service}/${component}`] : [];
  },
};
