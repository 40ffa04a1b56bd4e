import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { PODS } from '../../kubernetes/pod';
import { routingNeeds } from '../../routing/routingNeeds';
import { scalingNeeds } from '../../scaling/scalingNeeds';
import { trafficDisagreement } from '../../traffic/trafficDisagreement';
import type { ServingPlatform } from '../ServingPlatform';
import { ANALYSIS_RUNS, ROLLOUT_TYPE_LABEL } from './analysisRun';
import { planRollout } from './plan/planRollout';
import {
  allIfAny,
  analysisRunsOf,
  deploymentsOf,
  podsOf,
} from './rolloutSelections';
import { rolloutRules } from './rules/rolloutRules';
import { POD_HASH_LABEL } from './rolloutPods';
import { rolloutView } from './RolloutView';
import { type Rollout, ROLLOUTS } from './rollout';
import { ARGO_ROLLOUTS, toModelService } from './toModelService';

/** Argo Rollouts: a Rollout that is told to serve a model, by canary or blue-green. @public */
export const argoRolloutsPlatform: ServingPlatform = {
  id: ARGO_ROLLOUTS,
  title: 'Argo Rollouts',
  resources: [
    {
      type: ROLLOUTS,
      role: 'service',
      without: 'which Rollouts serve models',
      // All of the namespace: a Rollout may be told to serve a model, and be asked for, by the
      // label of the Deployment that it refers to.
      named: () => [{ labelSelector: '' }],
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of Rollouts run',
      fleetSelector: () => POD_HASH_LABEL,
      belongingTo: podsOf,
    },
    {
      type: DEPLOYMENTS,
      role: 'join',
      without: 'which Deployments Rollouts take their pods from',
      belongingTo: deploymentsOf,
    },
    {
      type: ANALYSIS_RUNS,
      role: 'join',
      without: 'which metric an analysis of a Rollout failed by',
      fleetSelector: () => ROLLOUT_TYPE_LABEL,
      belongingTo: analysisRunsOf,
    },
    ...routingNeeds(allIfAny),
    ...scalingNeeds(allIfAny),
  ],
  toModelServices: objects =>
    objects.list(ROLLOUTS).flatMap(rollout => {
      const view = rolloutView(rollout, objects);
      return view ? [toModelService(view, objects)] : [];
    }),
  findings(service, objects) {
    const rollout =
      service.platform === ARGO_ROLLOUTS
        ? objects.find(ROLLOUTS, service.name)
        : undefined;
    const view = rollout && rolloutView(rollout, objects);
    if (!view) {
      return [];
    }
    return [
      ...rolloutRules.map(rule => rule({ view, service, objects })),
      mayDisagree(view.rollout) ? trafficDisagreement(service) : undefined,
    ].filter(finding => finding !== undefined);
  },
  plan: planRollout,
};

/**
 * While it moves, the route lags behind the step by design; and without a router it is the
 * numbers of pods that miss the weights, which is a finding of its own.
 */
function mayDisagree({ status, strategy }: Rollout): boolean {
  const isRouted =
    strategy?.kind !== 'canary' || strategy.trafficRouting !== undefined;
  return isRouted && status.phase !== 'Progressing';
}
