import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { conditionOf, listAt, textAt } from '../../json/read';

const FAILURES = ['Error', 'CrashLoopBackOff'];

/**
 * What KServe says about the model. It looks at the first pod only, and at few of the ways to fail
 * (kserve/kserve: pkg/apis/serving/v1beta1/inference_service_status.go, PropagateModelStatus).
 */
export function modelStatus(
  pods: readonly KubeObject[],
  ready: boolean,
): JsonObject {
  const [first] = pods;
  const failed = listAt(first, 'status', 'containerStatuses').find(container =>
    FAILURES.includes(textAt(container, 'state', 'waiting', 'reason') ?? ''),
  );
  const totalCopies = pods.length;
  if (failed) {
    return {
      copies: { failedCopies: totalCopies, totalCopies },
      lastFailureInfo: {
        exitCode: 1,
        message: textAt(failed, 'lastState', 'terminated', 'message') ?? '',
        reason: 'ModelLoadFailed',
      },
      states: { activeModelState: '', targetModelState: 'FailedToLoad' },
      transitionStatus: 'BlockedByFailedLoad',
    };
  }
  const loaded = ready || conditionOf(first, 'Ready')?.status === 'True';
  return {
    copies: { failedCopies: 0, totalCopies },
    states: {
      activeModelState: loaded ? 'Loaded' : '',
      targetModelState: loaded ? 'Loaded' : 'Pending',
    },
    transitionStatus: loaded ? 'UpToDate' : 'InProgress',
  };
}
