/** Labels and annotations KServe and Knative write (kserve/kserve: pkg/constants/constants.go). */
export const INFERENCE_SERVICE_LABEL = 'serving.kserve.io/inferenceservice';
export const INFERENCE_GRAPH_LABEL = 'serving.kserve.io/inferencegraph';
export const ROUTING_GROUP_LABEL = 'serving.kserve.io/routing-group';
/** `predictor`, `transformer` or `explainer`; the key has no prefix */
export const COMPONENT_LABEL = 'component';
export const KNATIVE_REVISION_LABEL = 'serving.knative.dev/revision';

export const DEPLOYMENT_MODE_ANNOTATION = 'serving.kserve.io/deploymentMode';
export const STOP_ANNOTATION = 'serving.kserve.io/stop';
export const AUTOSCALER_CLASS_ANNOTATION = 'serving.kserve.io/autoscalerClass';
/** on revisions and pods: the model that the storage initializer was told to fetch */
export const SOURCE_URI_ANNOTATION =
  'internal.serving.kserve.io/storage-initializer-sourceuri';

export const LLM_NAME_LABEL = 'app.kubernetes.io/name';
export const LLM_COMPONENT_LABEL = 'app.kubernetes.io/component';
export const LLM_PART_OF_LABEL = 'app.kubernetes.io/part-of';
export const LLM_PART_OF = 'llminferenceservice';
