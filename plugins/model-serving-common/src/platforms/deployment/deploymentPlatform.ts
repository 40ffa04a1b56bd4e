import { type Deployment, DEPLOYMENTS } from '../../kubernetes/deployment';
import { DESTINATION_RULES } from '../../kubernetes/destinationRule';
import { HORIZONTAL_POD_AUTOSCALERS } from '../../kubernetes/horizontalPodAutoscaler';
import { HTTP_ROUTES } from '../../kubernetes/httpRoute';
import { formatSelector } from '../../kubernetes/labelSelector';
import { PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import { SERVICES } from '../../kubernetes/service';
import { VIRTUAL_SERVICES } from '../../kubernetes/virtualService';
import { trafficDisagreement } from '../../traffic/trafficDisagreement';
import type { Selection, ServingPlatform } from '../ServingPlatform';
import {
  deploymentGroups,
  MODEL_SERVICE_LABEL,
  modelServiceName,
} from './DeploymentGroup';
import { toModelService } from './toModelService';

/**
 * Deployments whose template alone may name the service. Those that KServe made are its own
 * InferenceService's, and may be thousands.
 */
const NAMED_BY_TEMPLATE = `!${MODEL_SERVICE_LABEL},!serving.kserve.io/inferenceservice`;

/**
 * Plain Deployments that serve a model, told by the label `modeldeck.io/model-service`. As it may
 * stand on the pod template alone, which no selector reaches, Deployments and pods cannot be
 * narrowed over the whole fleet.
 *
 * @public
 */
export const deploymentPlatform: ServingPlatform = {
  id: 'deployment',
  title: 'Deployments',
  resources: [
    {
      type: DEPLOYMENTS,
      role: 'service',
      without: 'which plain Deployments serve models',
      named: name => [
        { labelSelector: `${MODEL_SERVICE_LABEL}=${name}` },
        { labelSelector: NAMED_BY_TEMPLATE },
      ],
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of Deployments run',
      belongingTo: podsOf,
    },
    {
      type: SERVICES,
      role: 'join',
      without: 'which Deployments a route leads to',
      belongingTo: allIfAny,
    },
    {
      type: HTTP_ROUTES,
      role: 'join',
      without: 'which traffic Deployments get by HTTPRoutes',
      belongingTo: allIfAny,
    },
    {
      type: VIRTUAL_SERVICES,
      role: 'join',
      without: 'which traffic Deployments get by VirtualServices',
      belongingTo: allIfAny,
    },
    {
      type: DESTINATION_RULES,
      role: 'join',
      without: 'which pods the subsets of a VirtualService are',
      belongingTo: allIfAny,
    },
    {
      type: HORIZONTAL_POD_AUTOSCALERS,
      role: 'join',
      without: 'between which bounds Deployments are scaled',
      belongingTo: allIfAny,
    },
  ],
  toModelServices: objects =>
    deploymentGroups(objects).map(group => toModelService(group, objects)),
  findings(service) {
    const disagreement =
      service.platform === 'deployment' && trafficDisagreement(service);
    return disagreement ? [disagreement] : [];
  },
};

function podsOf(services: readonly KubeObject[]): Selection[] {
  const selectors = services
    .filter(isModelDeployment)
    .map(({ selector }) => (selector ? formatSelector(selector) : ''));
  return [...new Set(selectors)].map(labelSelector => ({ labelSelector }));
}

/** Routes name Services, not Deployments, so which of them belong is seen only after reading. */
function allIfAny(services: readonly KubeObject[]): Selection[] {
  return services.some(isModelDeployment) ? [{ labelSelector: '' }] : [];
}

function isModelDeployment(object: KubeObject): object is Deployment {
  return (
    object.kind === DEPLOYMENTS.kind &&
    'template' in object &&
    modelServiceName(object as Deployment) !== undefined
  );
}
