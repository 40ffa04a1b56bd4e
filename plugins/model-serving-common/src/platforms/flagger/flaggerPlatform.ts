import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { PODS } from '../../kubernetes/pod';
import { routingNeeds } from '../../routing/routingNeeds';
import { scalingNeeds } from '../../scaling/scalingNeeds';
import { trafficDisagreement } from '../../traffic/trafficDisagreement';
import { podSelector } from '../../recognition/podSelector';
import type { ServingPlatform } from '../ServingPlatform';
import { CANARIES } from './canary';
import { allIfAny, deploymentsOf, podsOf } from './flaggerSelections';
import { flaggerView } from './FlaggerView';
import { planFlagger } from './plan/planFlagger';
import { flaggerRules } from './rules/flaggerRules';
import { FLAGGER, toModelService } from './toModelService';

/** Flagger: a Canary whose target is told to serve a model, with its primary. @public */
export const flaggerPlatform: ServingPlatform = {
  id: FLAGGER,
  title: 'Flagger',
  resources: [
    {
      type: CANARIES,
      role: 'service',
      without: 'which Canaries serve models, and which Deployments are theirs',
      // All of the namespace: a Canary may be told to serve a model, and be asked for, by the
      // label of its target.
      named: () => [{ labelSelector: '' }],
    },
    {
      type: DEPLOYMENTS,
      role: 'join',
      // Without any label: Flagger does not copy those of the target to the primary.
      without: 'which Deployments Canaries move requests between',
      belongingTo: deploymentsOf,
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of Canaries run',
      fleetSelector: podSelector,
      belongingTo: podsOf,
    },
    ...routingNeeds(allIfAny),
    ...scalingNeeds(allIfAny),
  ],
  toModelServices: objects =>
    objects.list(CANARIES).flatMap(canary => {
      const view = flaggerView(canary, objects);
      return view ? [toModelService(view, objects)] : [];
    }),
  findings(service, objects) {
    const canary =
      service.platform === FLAGGER
        ? objects.find(CANARIES, service.name)
        : undefined;
    const view = canary && flaggerView(canary, objects);
    return view
      ? [
          ...flaggerRules.map(rule => rule({ view, service })),
          trafficDisagreement(service),
        ].filter(finding => finding !== undefined)
      : [];
  },
  plan: planFlagger,
};
