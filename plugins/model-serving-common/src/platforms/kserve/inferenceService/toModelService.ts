import { sumAccelerators } from '../../../kubernetes/accelerators';
import { PODS } from '../../../kubernetes/pod';
import { podSummaries } from '../../../kubernetes/podSummary';
import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import type { Accelerator, Finding, Revision } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { assembledService } from '../../assembledService';
import type { AssembledService } from '../../ServingPlatform';
import { endpointsOf } from '../../endpointsOf';
import { cacheComponent } from '../cache/cacheOf';
import { deploymentMode } from './deploymentMode';
import type { InferenceService } from './inferenceService';
import {
  inferenceServiceModel,
  inferenceServiceRuntime,
} from './inferenceServiceModel';
import { podsOfInferenceService } from './inferenceServicePods';
import { knativeRevisions } from './knativeRevisions';
import { readiness } from './readiness';
import { scaledToZero } from './scaledToZero';
import { scalingBounds } from './scaling';
import { healthWithComponents, serviceComponents } from './serviceComponents';
import { serviceFindings } from './serviceFindings';
import { standardRevisions } from './standardRevisions';
import { stopped } from './stopped';
import { unsplitRevisions } from './unsplitRevisions';

/** An InferenceService with its revisions, its health and what is wrong with it. */
export function inferenceServiceToModelService(
  service: InferenceService,
  objects: NamespaceObjects,
): AssembledService {
  const revisions = revisionsOf(service, objects);
  const components = [
    ...serviceComponents(service, objects),
    ...cacheComponent(service, objects),
  ];
  const findings = serviceFindings(service, objects);
  return assembledService([service], objects, {
    platform: 'kserve',
    mode: deploymentMode(service),
    model: inferenceServiceModel(service, revisions),
    runtime: inferenceServiceRuntime(service, objects),
    revisions,
    components,
    endpoints: endpointsOf([service.url, service.clusterUrl]),
    scaling: scalingBounds(service),
    accelerators: acceleratorsOfService(service, revisions, objects),
    health: healthWithComponents(
      healthOf({ service, revisions, findings, objects }),
      components,
    ),
    findings,
  });
}

function revisionsOf(
  service: InferenceService,
  objects: NamespaceObjects,
): Revision[] {
  switch (deploymentMode(service)) {
    case 'Knative':
      return knativeRevisions(service, objects);
    case 'Standard':
      return standardRevisions(service, objects);
    default:
      return unsplitRevisions(service, objects);
  }
}

/** Of all its pods: a transformer or explainer may hold accelerators too. */
function acceleratorsOfService(
  { metadata }: InferenceService,
  revisions: readonly Revision[],
  objects: NamespaceObjects,
): Accelerator[] {
  const held = objects.cannotTell(PODS)
    ? revisions
    : podSummaries(podsOfInferenceService(metadata.name, objects));
  return sumAccelerators(held.map(({ accelerators }) => accelerators));
}

interface HealthParts {
  service: InferenceService;
  revisions: readonly Revision[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}

function healthOf({ service, revisions, findings, objects }: HealthParts) {
  const podsUnknown = objects.cannotTell(PODS);
  return assessHealth({
    terminating: terminating([service]),
    stopped: stopped(service),
    scaledToZero:
      podsUnknown === undefined
        ? scaledToZero(service, revisions, objects)
        : undefined,
    ready: readiness(service, revisions, objects),
    // KServe copies the generation of the Knative Service or the Deployment into
    // observedGeneration (inference_service_status.go, PropagateStatus): it cannot be compared
    // with the generation of the InferenceService.
    statusIsStale: false,
    revisions,
    findings,
    podsUnknown,
  });
}
