import { PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import type { Selection, ServingPlatform } from '../ServingPlatform';
import { planRayService } from './planRayService';
import { RAY_CLUSTER_LABEL } from './rayPods';
import { RAY_SERVICES, type RayService } from './rayService';
import { rayServiceRules } from './rules/rayServiceRules';
import { rayServiceToModelService } from './toModelService';

/** A status may name anything; what no label can hold would spoil the whole selector. */
const LABEL_VALUE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

/** KubeRay's RayServices. @public */
export const rayServicePlatform: ServingPlatform = {
  id: 'kuberay',
  title: 'KubeRay',
  resources: [
    {
      type: RAY_SERVICES,
      role: 'service',
      without: 'which RayServices there are',
      named: name => [{ name }],
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of RayServices run',
      // Also those of other RayClusters: a pod does not name the RayService that it works for.
      fleetSelector: () => RAY_CLUSTER_LABEL,
      belongingTo: podsOfClusters,
    },
  ],
  toModelServices: objects =>
    objects
      .list(RAY_SERVICES)
      .map(service => rayServiceToModelService(service, objects)),
  findings(service, objects) {
    const object = objects.find(RAY_SERVICES, service.name);
    return object && service.platform === rayServicePlatform.id
      ? rayServiceRules.flatMap(rule => rule({ object, service }) ?? [])
      : [];
  },
  plan: planRayService,
};

function podsOfClusters(services: readonly KubeObject[]): Selection[] {
  const names = (services as readonly RayService[])
    .flatMap(({ active, pending }) => [active?.name, pending?.name])
    .filter((name): name is string => LABEL_VALUE.test(name ?? ''));
  return names.length === 0
    ? []
    : [{ labelSelector: `${RAY_CLUSTER_LABEL} in (${names.join(',')})` }];
}
