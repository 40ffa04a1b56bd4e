import type { FieldReader } from '../../../kubernetes/FieldReader';

/** Why a model could not be loaded, as KServe's controller understood it. */
export interface ModelFailure {
  reason: string;
  message: string;
  location: string;
  exitCode: number | undefined;
}

/**
 * `status.modelStatus`. The controller looks at the first pod only and knows few of the reasons
 * a pod can have, so an empty failure proves nothing; and it never clears an old failure, so one
 * beside `UpToDate` is history.
 * (kserve/kserve: pkg/apis/serving/v1beta1/inference_service_status.go, PropagateModelStatus)
 */
export interface ModelStatus {
  transitionStatus: string;
  lastFailure: ModelFailure | undefined;
}

export function readModelStatus(status: FieldReader): ModelStatus {
  const failure = status.at('lastFailureInfo');
  return {
    transitionStatus: status.at('transitionStatus').string() ?? '',
    lastFailure: failure.exists
      ? {
          reason: failure.at('reason').string() ?? '',
          message: failure.at('message').string() ?? '',
          location: failure.at('location').string() ?? '',
          exitCode: failure.at('exitCode').integer(),
        }
      : undefined,
  };
}
