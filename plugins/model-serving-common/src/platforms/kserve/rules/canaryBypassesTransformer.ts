import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/**
 * The weights are put on the top-level route, whose other backend is the transformer: the canary
 * gets raw requests (kserve/kserve: httproute_reconciler.go, applyCanaryWeights).
 */
export const canaryBypassesTransformer: InferenceServiceRule = ({
  object,
  service,
}) =>
  service.mode === 'Standard' &&
  object.components.some(({ kind }) => kind === 'transformer') &&
  object.canaries.length > 0
    ? findingAbout(object, {
        rule: 'canary-bypasses-transformer',
        severity: 'warning',
        cause:
          'requests for the canary do not pass the transformer, so it answers to other input than the stable predictor',
        evidence: [
          { source: 'field', detail: 'spec.transformer beside spec.canary' },
        ],
        fix: 'do not judge the canary by these answers; try it as a service of its own with the same transformer',
      })
    : undefined;
