/** Labels and annotations that Seldon Core v1 writes (SeldonIO/seldon-core v1: seldondeployment_types.go). */
export const SELDON_ID_LABEL = 'seldon-deployment-id';
/** the predictor's Service; on the pods of a Deployment that holds the orchestrator */
export const SELDON_APP_LABEL = 'seldon-app';
/** what tells predictors apart: the predictor's own label of that name, else its name */
export const VERSION_LABEL = 'version';

export const SERVICE_NAME_ANNOTATION = 'seldon.io/svc-name';
