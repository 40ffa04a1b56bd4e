import { sumAccelerators } from '../../../kubernetes/accelerators';
import { firstMark } from '../../../kubernetes/marks';
import { PODS } from '../../../kubernetes/pod';
import { plainText } from '../../../kubernetes/plainText';
import { podSummaries } from '../../../kubernetes/podSummary';
import {
  type Known,
  isUnknown,
  orUnknown,
  unknown,
} from '../../../model/known';
import type { ModelService, Revision } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { assembledService } from '../../assembledService';
import type { AssembledService } from '../../ServingPlatform';
import { endpointsOf } from '../../endpointsOf';
import { cacheComponent } from '../cache/cacheOf';
import { llmComponents } from './llmComponents';
import { llmFindings } from './llmFindings';
import { llmHealth } from './llmHealth';
import type { LlmInferenceService } from './llmInferenceService';
import { podsOfLlmService } from './llmPods';
import { llmRevisions } from './llmRevisions';
import { isStopped, type RoutingGroup } from './RoutingGroup';

/** The kind of a service that is a group; KServe has no object of it. */
export const GROUP_KIND = 'LLMInferenceServiceGroup';

/** A single LLMInferenceService, or a routing group as the one service that clients see. */
export function llmToModelService(
  group: RoutingGroup,
  objects: NamespaceObjects,
): AssembledService {
  const { members } = group;
  const revisions = llmRevisions(group, objects);
  const findings = llmFindings(group, objects);
  return assembledService(members, objects, {
    kind: group.isGroup ? GROUP_KIND : 'LLMInferenceService',
    name: group.name,
    platform: 'kserve-llm',
    mode: group.isGroup ? 'Group' : 'Single',
    model: modelOf(group, revisions),
    runtime: {
      name: unknown('LLMInferenceServices name no runtime'),
      protocol: 'openai',
    },
    revisions,
    components: [
      ...llmComponents(group, objects),
      ...members.flatMap(member => cacheComponent(member, objects)),
    ],
    endpoints: endpointsOf(members.flatMap(({ urls }) => urls)),
    scaling: scalingOf(members),
    accelerators: acceleratorsOf(group, revisions, objects),
    health: llmHealth({ group, revisions, findings, objects }),
    findings,
  });
}

function modelOf(
  { members }: RoutingGroup,
  revisions: readonly Revision[],
): ModelService['model'] {
  const stable =
    revisions.find(({ role }) => role === 'stable') ?? revisions[0];
  const member =
    members.find(({ metadata }) => metadata.name === stable?.name) ??
    members[0];
  return {
    name:
      firstMark([member.metadata], 'modeldeck.io/model-name') ??
      plainText(member.modelName ?? member.metadata.name),
    version: stable?.modelVersion ?? unknown('it has no revision'),
    format: orUnknown(
      firstMark([member.metadata], 'modeldeck.io/model-format'),
      'LLMInferenceServices name no model format',
    ),
    storageUri: stable?.storageUri ?? unknown('it has no revision'),
  };
}

/** All members together; stopped ones add nothing. */
function scalingOf(
  members: readonly LlmInferenceService[],
): ModelService['scaling'] {
  const active = members.filter(member => !isStopped(member));
  return {
    min: total(active.map(m => m.minReplicas ?? m.replicas ?? 1)),
    max: total(
      active.map(
        m =>
          m.maxReplicas ??
          (m.minReplicas === undefined
            ? m.replicas ?? 1
            : unknown('the spec sets no limit')),
      ),
    ),
  };
}

function total(counts: ReadonlyArray<Known<number>>): Known<number> {
  let sum = 0;
  for (const count of counts) {
    if (isUnknown(count)) {
      return count;
    }
    sum += count;
  }
  return sum;
}

/** Of all pods, a scheduler's too. */
function acceleratorsOf(
  { members }: RoutingGroup,
  revisions: readonly Revision[],
  objects: NamespaceObjects,
) {
  const held = objects.cannotTell(PODS)
    ? revisions
    : podSummaries(
        members.flatMap(({ metadata }) =>
          podsOfLlmService(metadata.name, objects),
        ),
      );
  return sumAccelerators(held.map(({ accelerators }) => accelerators));
}
