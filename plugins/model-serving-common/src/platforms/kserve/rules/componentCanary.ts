import { findingAbout } from '../../../diagnosis/finding';
import type { InferenceServiceRule } from './InferenceServiceRule';

/**
 * Each component has a percent of its own, and its requests are split without regard to the
 * predictor's: a new transformer meets the old model and the other way round.
 */
export const componentCanary: InferenceServiceRule = ({ object, service }) => {
  const found = object.components.find(
    ({ canaryTrafficPercent, status }) =>
      canaryTrafficPercent !== undefined &&
      canaryTrafficPercent < 100 &&
      status.latestReady !== status.latestRolledout,
  );
  if (service.mode !== 'Knative' || !found) {
    return undefined;
  }
  const { kind, canaryTrafficPercent, status } = found;
  return findingAbout(object, {
    rule: 'component-canary',
    severity: 'info',
    cause: `the ${kind} has a canary of its own: ${status.latestReady} gets ${canaryTrafficPercent} % of the requests, whichever predictor answers them`,
    evidence: [
      {
        source: 'field',
        detail: `spec.${kind}.canaryTrafficPercent: ${canaryTrafficPercent}`,
      },
    ],
    fix: `judge the canaries one after the other; to promote it, remove spec.${kind}.canaryTrafficPercent`,
  });
};
