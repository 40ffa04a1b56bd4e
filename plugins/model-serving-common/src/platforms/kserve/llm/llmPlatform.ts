import { HTTP_ROUTES } from '../../../kubernetes/httpRoute';
import { PODS } from '../../../kubernetes/pod';
import type { ModelService } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { ServingPlatform } from '../../ServingPlatform';
import {
  LLM_NAME_LABEL,
  LLM_PART_OF,
  LLM_PART_OF_LABEL,
  ROUTING_GROUP_LABEL,
} from '../labels';
import { refuseGone } from '../../../canary/plan/refuseGone';
import { cacheFindings } from '../cache/cacheFindings';
import { cacheNeeds } from '../cache/cacheOf';
import { llmGroupRules } from '../rules/llmGroupRules';
import {
  LLM_INFERENCE_SERVICES,
  type LlmInferenceService,
} from './llmInferenceService';
import { isLlmWorkloadPod, podsOfLlmService } from './llmPods';
import { llmToModelService } from './llmToModelService';
import { planLlm } from './plan/planLlm';
import { type RoutingGroup, routingGroups } from './RoutingGroup';

/** KServe's LLMInferenceServices, alone or in routing groups. @public */
export const llmPlatform: ServingPlatform = {
  id: 'kserve-llm',
  title: 'KServe LLM inference',
  resources: [
    {
      type: LLM_INFERENCE_SERVICES,
      role: 'service',
      without: 'which LLMInferenceServices there are',
      // The name may be a group's or a member's: without its other members a group would look
      // whole and not be.
      named: name => [{ name }, { labelSelector: ROUTING_GROUP_LABEL }],
    },
    {
      type: PODS,
      role: 'join',
      without: 'whether the pods of LLMInferenceServices run',
      fleetSelector: () => `${LLM_PART_OF_LABEL}=${LLM_PART_OF}`,
      belongingTo: services => [
        {
          labelSelector: `${LLM_PART_OF_LABEL}=${LLM_PART_OF},${LLM_NAME_LABEL} in (${services
            .map(({ metadata }) => metadata.name)
            .sort()
            .join(',')})`,
        },
      ],
    },
    {
      type: HTTP_ROUTES,
      role: 'join',
      without: 'which traffic is programmed for the members of routing groups',
      belongingTo: services => {
        const isGrouped = (services as readonly LlmInferenceService[]).some(
          ({ group }) => group !== undefined,
        );
        return isGrouped ? [{ labelSelector: ROUTING_GROUP_LABEL }] : [];
      },
    },
    ...cacheNeeds(({ kind }) => kind === LLM_INFERENCE_SERVICES.kind),
  ],
  toModelServices: objects =>
    routingGroups(objects.list(LLM_INFERENCE_SERVICES)).map(group =>
      llmToModelService(group, objects),
    ),
  findings(service, objects) {
    if (service.platform !== llmPlatform.id) {
      return [];
    }
    const group = groupOf(service, objects);
    return group
      ? [
          ...llmGroupRules.flatMap(rule => rule(group) ?? []),
          ...group.members.flatMap(member =>
            cacheFindings(
              member,
              podsOfLlmService(member.metadata.name, objects).filter(
                isLlmWorkloadPod,
              ),
              objects,
            ),
          ),
        ]
      : [];
  },
  plan(request, service, context) {
    const group = groupOf(service, context.objects);
    return group
      ? planLlm({ request, service, group, context })
      : refuseGone({ request, service });
  },
};

/** A group and a single service may have the same name. */
function groupOf(
  service: ModelService,
  objects: NamespaceObjects,
): RoutingGroup | undefined {
  return routingGroups(objects.list(LLM_INFERENCE_SERVICES)).find(
    ({ name, isGroup }) =>
      name === service.name && isGroup === (service.mode === 'Group'),
  );
}
