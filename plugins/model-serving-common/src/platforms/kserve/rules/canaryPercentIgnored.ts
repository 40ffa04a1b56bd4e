import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/** Only Knative mode knows the field; Standard mode drops it silently (kserve/kserve#5335). */
export const canaryPercentIgnored: InferenceServiceRule = ({
  object,
  service,
}) => {
  const { canaryTrafficPercent: percent } = object.predictor;
  if (service.mode !== 'Standard' || percent === undefined) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'canary-percent-ignored',
    severity: 'warning',
    cause: `canaryTrafficPercent ${percent} has no effect in Standard mode: a changed model replaces the old one for everybody`,
    evidence: [
      {
        source: 'field',
        detail: `spec.predictor.canaryTrafficPercent: ${percent}, status.deploymentMode: Standard`,
      },
    ],
    fix: 'use spec.canary (KServe after v0.20.0 with the Gateway API), or create the service in Knative mode',
    docs: 'https://github.com/kserve/kserve/issues/5335',
  });
};
