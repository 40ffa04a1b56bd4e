import { byName } from '../../../kubernetes/byName';
import { hasStopAnnotation } from '../stopAnnotation';
import type { LlmInferenceService } from './llmInferenceService';

/**
 * What clients see as one service: a single LLMInferenceService, or those that share a routing
 * group. KServe knows no object for a group; it exists by its members' specs.
 */
export interface RoutingGroup {
  /** of the group, or of the only member outside any group */
  name: string;
  isGroup: boolean;
  /** ordered by name; never empty */
  members: [LlmInferenceService, ...LlmInferenceService[]];
}

export function routingGroups(
  services: readonly LlmInferenceService[],
): RoutingGroup[] {
  const groups = new Map<string, RoutingGroup>();
  for (const service of byName(services)) {
    const isGroup = service.group !== undefined;
    const name = service.group ?? service.metadata.name;
    // A group and a single service may have the same name.
    const key = `${isGroup}/${name}`;
    const group = groups.get(key);
    if (group && isGroup) {
      group.members.push(service);
    } else {
      groups.set(key, { name, isGroup, members: [service] });
    }
  }
  return [...groups.values()];
}

/** A stopped member stays in its group without taking requests, whatever its weight. */
export function isStopped(service: LlmInferenceService): boolean {
  return hasStopAnnotation(service);
}
