import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/**
 * A percent that is set alone after a promotion undoes it: KServe takes it for a roll-back and
 * makes the model before the stable one again. It then writes the same revision as the latest
 * and the previous rolled-out one, which happens in no other way
 * (inference_service_status.go, PropagateStatus).
 */
export const canaryPercentAfterPromotion: InferenceServiceRule = ({
  object,
  service,
}) => {
  const { canaryTrafficPercent: percent } = object.predictor;
  const { latestCreated, latestRolledout, previousRolledout } =
    object.predictorStatus;
  const wasUndone =
    latestRolledout !== undefined &&
    latestRolledout === previousRolledout &&
    latestCreated !== latestRolledout;
  if (
    service.mode !== 'Knative' ||
    percent === undefined ||
    percent === 0 ||
    percent === 100 ||
    !wasUndone
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'canary-percent-after-promotion',
    severity: 'warning',
    cause: `canaryTrafficPercent ${percent} undid a promotion: revision ${latestRolledout}, the model before, has ${
      100 - percent
    } % again`,
    evidence: [
      {
        source: 'field',
        detail: `latestRolledoutRevision and previousRolledoutRevision are both ${latestRolledout}`,
      },
    ],
    fix: 'to keep the promoted model, remove the field; to start a canary, change the model and the percent in one update',
  });
};
