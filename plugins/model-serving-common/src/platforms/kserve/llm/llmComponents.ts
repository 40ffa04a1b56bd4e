import { type Pod, PODS } from '../../../kubernetes/pod';
import { plainText } from '../../../kubernetes/plainText';
import { type Known, unknown } from '../../../model/known';
import type { Component } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { knownCount, workloadFields } from '../../workload';
import { LLM_COMPONENT_LABEL } from '../labels';
import type { LlmInferenceService } from './llmInferenceService';
import { isLlmWorkloadPod, podsOfLlmService } from './llmPods';
import { isStopped, type RoutingGroup } from './RoutingGroup';

/** The value of the label that KServe puts on a scheduler (pkg/constants/constants.go). */
const SCHEDULER = 'llminferenceservice-router-scheduler';

/**
 * What takes part in each request without running the model: each member's scheduler, which picks
 * the pod, its tokenizer, and whatever else carries a label of the service.
 */
export function llmComponents(
  { members }: RoutingGroup,
  objects: NamespaceObjects,
): Component[] {
  return members.flatMap(member => {
    const groups = new Map<string, Pod[]>();
    if (hasScheduler(member)) {
      groups.set(SCHEDULER, []);
    }
    for (const pod of podsOfLlmService(member.metadata.name, objects)) {
      if (!isLlmWorkloadPod(pod)) {
        const name = pod.metadata.labels[LLM_COMPONENT_LABEL] ?? '';
        groups.set(name, [...(groups.get(name) ?? []), pod]);
      }
    }
    return [...groups].map(([name, pods]) =>
      toComponent({ member, name, pods, objects }),
    );
  });
}

function hasScheduler({
  scheduler,
  schedulerReady,
}: LlmInferenceService): boolean {
  return scheduler !== undefined || schedulerReady !== undefined;
}

function toComponent(parts: {
  member: LlmInferenceService;
  name: string;
  pods: readonly Pod[];
  objects: NamespaceObjects;
}): Component {
  const { member, name, pods, objects } = parts;
  const isScheduler = name === SCHEDULER;
  const suffix = name.replace(/^llminferenceservice-/, '') || 'other';
  return {
    name: plainText(`${member.metadata.name}-${suffix}`),
    kind: isScheduler ? 'scheduler' : 'server',
    ...workloadFields({
      pods,
      podsUnknown: objects.cannotTell(PODS),
      wanted: isScheduler
        ? wantedSchedulers(member)
        : unknown('its spec does not say how many it wants'),
      reportedReady: knownCount(
        isScheduler ? member.schedulerReady : undefined,
        'KServe has not reported any ready replicas',
      ),
      acceleratorsPerReplica: [],
    }),
    sharedBy: [],
  };
}

function wantedSchedulers(member: LlmInferenceService): Known<number> {
  if (isStopped(member)) {
    return 0;
  }
  return member.scheduler
    ? member.scheduler.replicas ?? 1
    : unknown('its spec names no scheduler; a preset may');
}
