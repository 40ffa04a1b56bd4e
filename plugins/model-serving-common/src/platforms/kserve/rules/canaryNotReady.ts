import { findingAbout } from '../../../diagnosis/finding';
import { isUnknown } from '../../../model/known';
import { predictorName } from '../inferenceService/predictorName';
import type { InferenceServiceRule } from './InferenceServiceRule';

/** KServe leaves a canary that is not ready out of the route; Ready does not speak of it. */
export const canaryNotReady: InferenceServiceRule = ({ object, service }) => {
  const waiting = object.canaryStatuses.find(
    ({ name, ready }) =>
      !ready && object.canaries.some(c => c.predictor.name === name),
  );
  if (service.mode !== 'Standard' || !waiting) {
    return undefined;
  }
  const name = predictorName(object.metadata.name, waiting.name);
  const declared = service.revisions.find(r => r.name === name)?.traffic
    .declared;
  const share =
    declared === undefined || isUnknown(declared)
      ? 'its share'
      : `its ${declared.percent} %`;
  return findingAbout(object, {
    rule: 'canary-not-ready',
    severity: 'warning',
    cause: `canary ${name} is not ready and left out of the route: ${share} of the traffic stays with the stable predictor`,
    evidence: [
      {
        source: 'field',
        detail: `status.canaryStatuses: ${waiting.name} is not ready`,
      },
    ],
    fix: 'find out why its pods are not ready, or remove the canary',
  });
};
