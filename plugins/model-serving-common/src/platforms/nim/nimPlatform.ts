import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import { INFERENCE_SERVICES } from '../kserve/inferenceService/inferenceService';
import { inferenceServicePlatform } from '../kserve/inferenceService/inferenceServicePlatform';
import { inferenceServiceToModelService } from '../kserve/inferenceService/toModelService';
import type { Selection, ServingPlatform } from '../ServingPlatform';
import { nimInferenceService } from './nimInferenceService';
import { NIM_SERVICES, type NimService } from './nimService';
import { MADE_BY_NIM_OPERATOR, nimPodSelection } from './nimWorkload';
import { planNimService } from './planNimService';
import { nimServiceToModelService } from './toModelService';

/** NVIDIA's NIMServices, run by the operator itself or through KServe. @public */
export const nimPlatform: ServingPlatform = {
  id: 'nim',
  title: 'NVIDIA NIM',
  resources: [
    {
      type: NIM_SERVICES,
      role: 'service',
      without: 'which NIMServices there are',
      named: name => [{ name }],
    },
    {
      type: INFERENCE_SERVICES,
      role: 'join',
      without: 'how NIMServices on KServe run',
      belongingTo: services => byName(services, true),
    },
    {
      type: DEPLOYMENTS,
      role: 'join',
      without: 'how many replicas NIMServices want',
      fleetSelector: () => MADE_BY_NIM_OPERATOR,
      belongingTo: services => byName(services, false),
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of NIMServices run',
      fleetSelector: () => MADE_BY_NIM_OPERATOR,
      belongingTo: services =>
        (services as readonly NimService[]).map(nimPodSelection),
    },
  ],
  toModelServices: objects =>
    objects
      .list(NIM_SERVICES)
      .map(service => nimServiceToModelService(service, objects)),
  findings(service, objects) {
    const object = objects.find(NIM_SERVICES, service.name);
    const owned = object && nimInferenceService(object, objects);
    return owned && service.platform === nimPlatform.id
      ? inferenceServicePlatform.findings(
          inferenceServiceToModelService(owned, objects).service,
          objects,
        )
      : [];
  },
  plan: planNimService,
};

/** Both are named like the NIMService. */
function byName(
  services: readonly KubeObject[],
  onKServe: boolean,
): Selection[] {
  return (services as readonly NimService[])
    .filter(service => service.onKServe === onKServe && !service.multiNode)
    .map(({ metadata: { name } }) => ({ name }));
}
