import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { PODS } from '../../kubernetes/pod';
import { STATEFUL_SETS } from '../../kubernetes/statefulSet';
import {
  recognisedSelections,
  recognisedSelector,
} from '../../recognition/recognitionSelections';
import { routingNeeds } from '../../routing/routingNeeds';
import { scalingNeeds } from '../../scaling/scalingNeeds';
import { trafficDisagreement } from '../../traffic/trafficDisagreement';
import type { ServingPlatform } from '../ServingPlatform';
import { planWorkloads } from './plan/planWorkloads';
import { podSelector } from '../../recognition/podSelector';
import { allIfAny, podsOf } from './selections';
import { toModelService } from './toModelService';
import { workloadGroups } from './WorkloadGroup';

/**
 * Plain Deployments and StatefulSets that serve a model, told by the label
 * `modeldeck.io/model-service` on them and on their pods, or by configured rules.
 *
 * @public
 */
export const deploymentPlatform: ServingPlatform = {
  id: 'deployment',
  title: 'Deployments and StatefulSets',
  resources: [
    {
      type: DEPLOYMENTS,
      role: 'service',
      without: 'which plain Deployments serve models',
      fleetSelector: settings => recognisedSelector('Deployment', settings),
      // Not by a Deployment's own name too: without the others the service would look whole.
      named: (name, settings) =>
        recognisedSelections('Deployment', name, settings),
    },
    {
      type: STATEFUL_SETS,
      role: 'service',
      without: 'which plain StatefulSets serve models',
      fleetSelector: settings => recognisedSelector('StatefulSet', settings),
      named: (name, settings) =>
        recognisedSelections('StatefulSet', name, settings),
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of Deployments and StatefulSets run',
      fleetSelector: podSelector,
      belongingTo: podsOf,
    },
    ...routingNeeds(allIfAny),
    ...scalingNeeds(allIfAny),
  ],
  toModelServices: (objects, claimed = new Set()) =>
    workloadGroups(objects, claimed).map(group =>
      toModelService(group, objects),
    ),
  findings(service) {
    const disagreement =
      service.platform === 'deployment' && trafficDisagreement(service);
    return disagreement ? [disagreement] : [];
  },
  plan: planWorkloads,
};
