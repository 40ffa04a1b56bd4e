import { DEPLOYMENTS } from '../../../kubernetes/deployment';
import { HTTP_ROUTES } from '../../../kubernetes/httpRoute';
import { PODS } from '../../../kubernetes/pod';
import type { KubeObject } from '../../../kubernetes/resourceType';
import type { Selection, ServingPlatform } from '../../ServingPlatform';
import { cacheFindings } from '../cache/cacheFindings';
import { cacheNeeds } from '../cache/cacheOf';
import { INFERENCE_SERVICE_LABEL } from '../labels';
import { refuseGone } from '../../../canary/plan/refuseGone';
import { inferenceServiceRules } from '../rules/inferenceServiceRules';
import { deploymentMode } from './deploymentMode';
import { INFERENCE_SERVICES, type InferenceService } from './inferenceService';
import { isPredictorPod, podsOfInferenceService } from './inferenceServicePods';
import { KNATIVE_REVISIONS } from './knativeRevision';
import { runtimeNeeds } from '../runtime/runtimeNeeds';
import { planInferenceService } from './plan/planInferenceService';
import { inferenceServiceToModelService } from './toModelService';

/** KServe's InferenceServices in all their modes. @public */
export const inferenceServicePlatform: ServingPlatform = {
  id: 'kserve',
  title: 'KServe',
  resources: [
    {
      type: INFERENCE_SERVICES,
      role: 'service',
      without: 'which InferenceServices there are',
      named: name => [{ name }],
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of InferenceServices run',
      fleetSelector: () => INFERENCE_SERVICE_LABEL,
      belongingTo: services => byLabel(services.filter(isInferenceService)),
    },
    {
      type: KNATIVE_REVISIONS,
      role: 'join',
      without:
        'which models older revisions hold and how many replicas are wanted',
      fleetSelector: () => INFERENCE_SERVICE_LABEL,
      belongingTo: services => byLabel(inMode(services, 'Knative')),
    },
    {
      type: DEPLOYMENTS,
      role: 'join',
      without: 'how many replicas a service in Standard mode wants',
      fleetSelector: () => INFERENCE_SERVICE_LABEL,
      belongingTo: services => byLabel(inMode(services, 'Standard')),
    },
    {
      type: HTTP_ROUTES,
      role: 'join',
      without: 'which traffic is programmed for canaries in Standard mode',
      belongingTo: services =>
        inMode(services, 'Standard')
          .filter(({ canaries }) => canaries.length > 0)
          .map(({ metadata: { name } }) => ({ name })),
    },
    ...runtimeNeeds(isInferenceService),
    ...cacheNeeds(isInferenceService),
  ],
  toModelServices: objects =>
    objects
      .list(INFERENCE_SERVICES)
      .map(service => inferenceServiceToModelService(service, objects)),
  findings(service, objects) {
    const object = objects.find(INFERENCE_SERVICES, service.name);
    return object && service.kind === 'InferenceService'
      ? [
          ...inferenceServiceRules.flatMap(
            rule => rule({ object, service }) ?? [],
          ),
          ...cacheFindings(
            object,
            podsOfInferenceService(service.name, objects).filter(
              isPredictorPod,
            ),
            objects,
          ),
        ]
      : [];
  },
  plan(request, service, context) {
    const object = context.objects.find(INFERENCE_SERVICES, service.name);
    return object
      ? planInferenceService({ request, service, object, context })
      : refuseGone({ request, service });
  },
};

function isInferenceService(object: KubeObject): object is InferenceService {
  return object.kind === INFERENCE_SERVICES.kind && 'predictorStatus' in object;
}

/** Services whose mode is not known yet may turn out to run in either. */
function inMode(
  services: readonly KubeObject[],
  mode: 'Knative' | 'Standard',
): InferenceService[] {
  return services
    .filter(isInferenceService)
    .filter(service => [mode, 'Unknown'].includes(deploymentMode(service)));
}

function byLabel(services: readonly KubeObject[]): Selection[] {
  return services.map(({ metadata }) => ({
    labelSelector: `${INFERENCE_SERVICE_LABEL}=${metadata.name}`,
  }));
}
