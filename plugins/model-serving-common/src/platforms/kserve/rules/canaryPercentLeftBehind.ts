import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/** 100 promotes as removing the field does, but every later model then goes live at once. */
export const canaryPercentLeftBehind: InferenceServiceRule = ({
  object,
  service,
}) =>
  service.mode === 'Knative' && object.predictor.canaryTrafficPercent === 100
    ? findingAbout(object, {
        rule: 'canary-percent-left-behind',
        severity: 'info',
        cause:
          'canaryTrafficPercent 100 is left from a promotion: the next model gets all traffic at once',
        evidence: [
          {
            source: 'field',
            detail: 'spec.predictor.canaryTrafficPercent: 100',
          },
        ],
        fix: 'remove the field, and set it together with the next model',
      })
    : undefined;
