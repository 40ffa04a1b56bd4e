import { findingAbout } from '../../../diagnosis/finding';
import { annotatedMode } from '../inferenceService/deploymentMode';
import { DEPLOYMENT_MODE_ANNOTATION } from '../labels';
import type { InferenceServiceRule } from './InferenceServiceRule';

/** The mode is fixed when a service is created; a later annotation changes nothing. */
export const deploymentModeChangeIgnored: InferenceServiceRule = ({
  object,
  service,
}) => {
  const wanted = annotatedMode(object);
  if (
    wanted === undefined ||
    object.statusMode === undefined ||
    wanted === service.mode
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'deployment-mode-change-ignored',
    severity: 'warning',
    cause: `it runs in ${service.mode} mode although its annotation asks for ${wanted}: the mode cannot be changed after creation`,
    evidence: [
      {
        source: 'field',
        detail: `${DEPLOYMENT_MODE_ANNOTATION}: ${wanted}, status.deploymentMode: ${service.mode}`,
      },
    ],
    fix: 'correct the annotation, or delete the service and create it anew',
  });
};
