import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { HORIZONTAL_POD_AUTOSCALERS } from '../../kubernetes/horizontalPodAutoscaler';
import { PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import { routingNeeds } from '../../routing/routingNeeds';
import { trafficDisagreement } from '../../traffic/trafficDisagreement';
import type { Selection, ServingPlatform } from '../ServingPlatform';
import { deploymentGroups, modelServiceName } from './DeploymentGroup';
import { MODEL_SERVICE_LABEL } from '../../recognition/recognise';
import { toModelService } from './toModelService';

/**
 * Plain Deployments that serve a model, told by the label `modeldeck.io/model-service` on them and
 * on their pods.
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
      fleetSelector: () => MODEL_SERVICE_LABEL,
      // Not by a Deployment's own name too: without the others the service would look whole.
      named: name => [{ labelSelector: labelled(name) }],
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of Deployments run',
      fleetSelector: () => MODEL_SERVICE_LABEL,
      belongingTo: podsOf,
    },
    ...routingNeeds(allIfAny),
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

function labelled(name: string): string {
  return `${MODEL_SERVICE_LABEL}=${name}`;
}

function podsOf(services: readonly KubeObject[]): Selection[] {
  const names = services.flatMap(object => modelServiceName(object) ?? []);
  return [...new Set(names)].map(name => ({ labelSelector: labelled(name) }));
}

/** Routes name Services, not Deployments, so which of them belong is seen only after reading. */
function allIfAny(services: readonly KubeObject[]): Selection[] {
  return podsOf(services).length > 0 ? [{ labelSelector: '' }] : [];
}
