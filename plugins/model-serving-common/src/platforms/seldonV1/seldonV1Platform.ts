import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import { VIRTUAL_SERVICES } from '../../kubernetes/virtualService';
import type { Selection, ServingPlatform } from '../ServingPlatform';
import { SELDON_ID_LABEL } from './labels';
import { planTraffic } from './plan/planTraffic';
import { isHashed, seldonIds } from './predictorNames';
import { seldonRules } from './rules/seldonRules';
import { SELDON_DEPLOYMENTS, type SeldonDeployment } from './seldonDeployment';
import { seldonWorkloads } from './seldonWorkloads';
import { seldonToModelService } from './toModelService';

/** Seldon Core v1. @public */
export const seldonV1Platform: ServingPlatform = {
  id: 'seldon-v1',
  title: 'Seldon Core v1',
  resources: [
    {
      type: SELDON_DEPLOYMENTS,
      role: 'service',
      without: 'which SeldonDeployments there are',
      named: name => [{ name }],
    },
    {
      type: DEPLOYMENTS,
      role: 'join',
      without: 'how many replicas predictors want',
      fleetSelector: () => SELDON_ID_LABEL,
      belongingTo: byId,
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of SeldonDeployments run',
      fleetSelector: () => SELDON_ID_LABEL,
      belongingTo: byId,
    },
    {
      type: VIRTUAL_SERVICES,
      role: 'join',
      without: 'which traffic is programmed for predictors',
      belongingTo: services =>
        seldonDeployments(services).map(({ metadata: { name } }) =>
          isHashed(name) ? { labelSelector: '' } : { name },
        ),
    },
  ],
  toModelServices: objects =>
    objects
      .list(SELDON_DEPLOYMENTS)
      .map(deployment => seldonToModelService(deployment, objects)),
  findings(service, objects) {
    const deployment = objects.find(SELDON_DEPLOYMENTS, service.name);
    if (!deployment || service.platform !== seldonV1Platform.id) {
      return [];
    }
    const workloads = seldonWorkloads(deployment, objects);
    return seldonRules.flatMap(
      rule => rule({ deployment, workloads, service }) ?? [],
    );
  },
  plan: planTraffic,
};

function seldonDeployments(
  services: readonly KubeObject[],
): SeldonDeployment[] {
  return services.filter(
    (object): object is SeldonDeployment =>
      object.kind === SELDON_DEPLOYMENTS.kind && 'predictors' in object,
  );
}

/** Where ids are hashes, everything that Seldon labels in the namespace. */
function byId(services: readonly KubeObject[]): Selection[] {
  return seldonDeployments(services).map(deployment => {
    const [id, ...others] = seldonIds(deployment);
    if (id === undefined) {
      return { labelSelector: SELDON_ID_LABEL };
    }
    return {
      labelSelector:
        others.length === 0
          ? `${SELDON_ID_LABEL}=${id}`
          : `${SELDON_ID_LABEL} in (${[id, ...others].join(',')})`,
    };
  });
}
