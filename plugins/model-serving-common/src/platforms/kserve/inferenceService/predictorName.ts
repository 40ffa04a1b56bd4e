/**
 * The name of a predictor's Knative Service, or of its Deployment and Service in Standard mode
 * (kserve/kserve: pkg/constants/constants.go, PredictorServiceName).
 */
export function predictorName(service: string, predictor = ''): string {
  return predictor === ''
    ? `${service}-predictor`
    : `${service}-${predictor}-predictor`;
}
