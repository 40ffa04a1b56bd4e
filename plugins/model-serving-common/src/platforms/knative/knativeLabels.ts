/** On everything that Knative makes (knative/serving: pkg/apis/serving/register.go). */
export const KNATIVE_SERVICE_LABEL = 'serving.knative.dev/service';
export const KNATIVE_REVISION_LABEL = 'serving.knative.dev/revision';
/** on a Revision: the generation of the template that it was made from */
export const CONFIGURATION_GENERATION_LABEL =
  'serving.knative.dev/configurationGeneration';

/**
 * What KServe made is read by its own platform. In a fleet of InferenceServices, leaving it out
 * of the lists halves what is read.
 */
export const NOT_MADE_BY_KSERVE =
  '!serving.kserve.io/inferenceservice,!serving.kserve.io/inferencegraph';
