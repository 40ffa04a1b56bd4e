import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/**
 * Until a canary is ready, both traffic entries name the revision before it. What `kubectl get`
 * prints as the latest's percent is then a share of the stable model.
 */
export const canaryNotLive: InferenceServiceRule = ({ object, service }) => {
  const { canaryTrafficPercent: percent } = object.predictor;
  const { latestCreated, latestReady } = object.predictorStatus;
  if (
    service.mode !== 'Knative' ||
    !percent ||
    latestCreated === undefined ||
    latestReady === undefined ||
    latestCreated === latestReady
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'canary-not-live',
    severity: 'warning',
    cause: `revision ${latestCreated} is not ready and gets nothing: the ${percent} % meant for it go to ${latestReady}`,
    evidence: [
      {
        source: 'field',
        detail: `latestCreatedRevision ${latestCreated}, latestReadyRevision ${latestReady}`,
      },
    ],
    fix: 'do not promote: the revision would take all traffic the moment it gets ready; find out why it is not',
  });
};
