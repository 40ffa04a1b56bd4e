import { condition } from '../../../kubernetes/conditions';
import { DEPLOYMENT_MODE_ANNOTATION } from '../labels';
import type { InferenceService } from './inferenceService';

export type DeploymentMode = 'Knative' | 'Standard' | 'ModelMesh' | 'Unknown';

/** The names of today and the legacy ones that KServe still takes. */
const MODES: Readonly<Record<string, DeploymentMode>> = {
  knative: 'Knative',
  serverless: 'Knative',
  standard: 'Standard',
  rawdeployment: 'Standard',
  modelmesh: 'ModelMesh',
};

/**
 * How the service runs. The status counts, since a mode cannot be changed after creation and the
 * annotation may have been edited since; before there is one, the annotation is the best word.
 * KServe before v0.16 writes no mode: there, revisions in the status prove Knative mode, and a
 * predictor that is ready without any proves Standard mode. The default of the installation
 * decides for the rest, which is not ours to guess.
 */
export function deploymentMode(service: InferenceService): DeploymentMode {
  const inStatus = normalised(service.statusMode);
  if (inStatus) {
    return inStatus;
  }
  if (service.predictorStatus.latestCreated) {
    return 'Knative';
  }
  const isReady =
    condition(service.conditions, 'PredictorReady')?.status === 'True';
  return annotatedMode(service) ?? (isReady ? 'Standard' : 'Unknown');
}

/** The mode that the annotation asks for, if it names one. */
export function annotatedMode({
  metadata,
}: InferenceService): DeploymentMode | undefined {
  return normalised(metadata.annotations[DEPLOYMENT_MODE_ANNOTATION]);
}

function normalised(mode: string | undefined): DeploymentMode | undefined {
  const key = mode?.toLowerCase() ?? '';
  return Object.hasOwn(MODES, key) ? MODES[key] : undefined;
}
