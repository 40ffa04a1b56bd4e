import { PODS } from '../../../kubernetes/pod';
import type { ServingPlatform } from '../../ServingPlatform';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';
import { INFERENCE_GRAPH_LABEL } from '../labels';
import { refuseGone } from '../../../canary/plan/refuseGone';
import { graphRules } from '../rules/graphRules';
import { servicesNamedBy } from './graphShares';
import { graphToModelService } from './graphToModelService';
import { planGraph } from './plan/planGraph';
import { INFERENCE_GRAPHS, type InferenceGraph } from './inferenceGraph';

/** KServe's InferenceGraphs. @public */
export const graphPlatform: ServingPlatform = {
  id: 'kserve-graph',
  title: 'KServe inference graph',
  resources: [
    {
      type: INFERENCE_GRAPHS,
      role: 'service',
      without: 'which InferenceGraphs there are',
      named: name => [{ name }],
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the routers of InferenceGraphs run',
      fleetSelector: () => INFERENCE_GRAPH_LABEL,
      belongingTo: services =>
        services.map(({ metadata }) => ({
          labelSelector: `${INFERENCE_GRAPH_LABEL}=${metadata.name}`,
        })),
    },
    {
      type: INFERENCE_SERVICES,
      role: 'join',
      without: 'which models InferenceGraphs send requests to',
      belongingTo: services =>
        (services as readonly InferenceGraph[])
          .flatMap(servicesNamedBy)
          .map(name => ({ name })),
    },
  ],
  toModelServices: objects =>
    objects
      .list(INFERENCE_GRAPHS)
      .map(graph => graphToModelService(graph, objects)),
  findings(service, objects) {
    const graph = objects.find(INFERENCE_GRAPHS, service.name);
    return graph && service.platform === graphPlatform.id
      ? graphRules.flatMap(rule => rule(graph, objects) ?? [])
      : [];
  },
  plan(request, service, context) {
    const object = context.objects.find(INFERENCE_GRAPHS, service.name);
    return object
      ? planGraph({ request, service, object, context })
      : refuseGone({ request, service });
  },
};
