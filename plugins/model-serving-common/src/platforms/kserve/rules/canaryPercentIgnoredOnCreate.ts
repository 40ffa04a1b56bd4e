import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/**
 * The first revision gets everything whatever the percent says, since there is nothing to hold it
 * against (ksvc_reconciler.go). The field stays and acts on the second deployment unasked.
 */
export const canaryPercentIgnoredOnCreate: InferenceServiceRule = ({
  object,
  service,
}) => {
  const { canaryTrafficPercent: percent } = object.predictor;
  const { latestCreated, latestRolledout, previousRolledout } =
    object.predictorStatus;
  const isFirst =
    previousRolledout === undefined &&
    latestCreated !== undefined &&
    (latestRolledout ?? latestCreated) === latestCreated;
  if (
    service.mode !== 'Knative' ||
    percent === undefined ||
    percent === 0 ||
    percent === 100 ||
    !isFirst
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'canary-percent-ignored-on-create',
    severity: 'warning',
    cause: `canaryTrafficPercent ${percent} has no effect on the first revision, but will split the traffic of the second`,
    evidence: [
      {
        source: 'field',
        detail: `spec.predictor.canaryTrafficPercent: ${percent}, and ${latestCreated} is the only revision`,
      },
    ],
    fix: 'remove the field, and set it together with the next model',
  });
};
