import { KNATIVE_REVISIONS } from '../../kubernetes/knativeRevision';
import {
  KNATIVE_SERVICES,
  type KnativeService,
} from '../../kubernetes/knativeService';
import { PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import type { ServingSettings } from '../../settings/ServingSettings';
import type { Selection, ServingPlatform } from '../ServingPlatform';
import { KNATIVE_SERVICE_LABEL, NOT_MADE_BY_KSERVE } from './knativeLabels';
import { planKnativeService } from './plan/planKnativeService';
import { recogniseKnativeService } from './recogniseKnativeService';
import { knativeServiceRules } from './rules/knativeServiceRules';
import { knativeServiceToModelService } from './toModelService';

/** Knative Services that are told to serve a model, and that no other platform made. @public */
export const knativePlatform: ServingPlatform = {
  id: 'knative',
  title: 'Knative Serving',
  resources: [
    {
      type: KNATIVE_SERVICES,
      role: 'service',
      without: 'which Knative Services serve models',
      // Not narrowed to our label: it may be an annotation here, or a rule may find them.
      fleetSelector: () => NOT_MADE_BY_KSERVE,
      named: name => [{ name }],
    },
    {
      type: KNATIVE_REVISIONS,
      role: 'join',
      without: 'which versions of Knative Services there are',
      fleetSelector: () => `${KNATIVE_SERVICE_LABEL},${NOT_MADE_BY_KSERVE}`,
      belongingTo: byServiceLabel,
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of Knative Services run',
      fleetSelector: () => `${KNATIVE_SERVICE_LABEL},${NOT_MADE_BY_KSERVE}`,
      belongingTo: byServiceLabel,
    },
  ],
  toModelServices: objects =>
    objects.list(KNATIVE_SERVICES).flatMap(service => {
      const recognised = recogniseKnativeService(service, objects.settings);
      return recognised
        ? [knativeServiceToModelService(service, recognised, objects)]
        : [];
    }),
  findings(service, objects) {
    const object = objects.find(KNATIVE_SERVICES, service.name);
    return object && service.platform === knativePlatform.id
      ? knativeServiceRules.flatMap(
          rule => rule({ object, service, objects }) ?? [],
        )
      : [];
  },
  plan: planKnativeService,
};

/** Of the Knative Services that are model services; others are none of our business. */
function byServiceLabel(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  return (services as readonly KnativeService[])
    .filter(service => recogniseKnativeService(service, settings))
    .map(({ metadata }) => ({
      labelSelector: `${KNATIVE_SERVICE_LABEL}=${metadata.name}`,
    }));
}
