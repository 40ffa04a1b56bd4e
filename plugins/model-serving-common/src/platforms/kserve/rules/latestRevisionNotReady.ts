import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/** What was applied last is not what answers: an older revision still has its place. */
export const latestRevisionNotReady: InferenceServiceRule = ({
  object,
  service,
}) => {
  const { latestCreated, latestReady } = object.predictorStatus;
  if (
    service.mode !== 'Knative' ||
    object.predictor.canaryTrafficPercent ||
    latestCreated === undefined ||
    latestReady === undefined ||
    latestCreated === latestReady
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'latest-revision-not-ready',
    severity: 'warning',
    cause: `the last change made revision ${latestCreated}, which is not ready; ${latestReady} answers in its place`,
    evidence: [
      {
        source: 'field',
        detail: `latestCreatedRevision ${latestCreated}, latestReadyRevision ${latestReady}`,
      },
    ],
    fix: 'wait if it is still starting, otherwise find out why its pods are not ready',
  });
};
