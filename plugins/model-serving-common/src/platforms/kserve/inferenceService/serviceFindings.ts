import { type Deployment, DEPLOYMENTS } from '../../../kubernetes/deployment';
import { malformedFields } from '../../../diagnosis/malformedFields';
import { diagnosePods } from '../../../diagnosis/podRules';
import { progressDeadline } from '../../../diagnosis/progressDeadline';
import { replicaFailure } from '../../../diagnosis/replicaFailure';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects, ObjectIndex } from '../../NamespaceObjects';
import { INFERENCE_SERVICE_LABEL } from '../labels';
import { modelFailure } from '../rules/modelFailure';
import { revisionFailures } from '../rules/revisionFailures';
import { hasRuntimeFailure } from '../runtime/chosenRuntime';
import { runtimeFindings } from '../runtime/runtimeFindings';
import { deploymentMode } from './deploymentMode';
import type { InferenceService } from './inferenceService';
import { podsOfInferenceService } from './inferenceServicePods';
import { byName } from '../../../kubernetes/byName';

const DEPLOYMENTS_BY_INFERENCE_SERVICE: ObjectIndex<Deployment> = {
  type: DEPLOYMENTS,
  keysOf({ metadata }) {
    const name = metadata.labels[INFERENCE_SERVICE_LABEL];
    return name ? [name] : [];
  },
};

/**
 * What keeps the service from running. Pods come first, since they know causes; what controllers
 * report of the same trouble is left out then, being no more than its echo.
 */
export function serviceFindings(
  service: InferenceService,
  objects: NamespaceObjects,
): Finding[] {
  const { name } = service.metadata;
  const malformed = malformedFields(service);
  const ofPods = diagnosePods(podsOfInferenceService(name, objects));
  // In Knative mode the Revision repeats what its Deployment reports.
  const deployments =
    deploymentMode(service) === 'Knative'
      ? []
      : byName(objects.lookup(DEPLOYMENTS_BY_INFERENCE_SERVICE, name));
  const ofDeployments = deployments.flatMap(deployment => [
    replicaFailure(deployment),
    progressDeadline(deployment),
  ]);
  const causes = [...ofPods, ...ofDeployments, malformed].filter(
    finding => finding !== undefined,
  );
  if (causes.some(({ severity }) => severity === 'error')) {
    return causes;
  }
  const ofRuntime = runtimeFindings(service, objects);
  return [
    ...revisionFailures(service, objects),
    // It tells the same, of each runtime.
    ...(ofRuntime.length > 0 && hasRuntimeFailure(service)
      ? []
      : modelFailure(service)),
    ...ofRuntime,
    ...causes,
  ];
}
