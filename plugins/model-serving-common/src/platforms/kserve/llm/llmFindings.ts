import { findingAbout, quote } from '../../../diagnosis/finding';
import { malformedFields } from '../../../diagnosis/malformedFields';
import { diagnosePods } from '../../../diagnosis/podRules';
import { condition } from '../../../kubernetes/conditions';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { LlmInferenceService } from './llmInferenceService';
import { podsOfLlmService } from './llmPods';
import type { RoutingGroup } from './RoutingGroup';

/** What keeps the members from running, or the group from being one. */
export function llmFindings(
  { members }: RoutingGroup,
  objects: NamespaceObjects,
): Finding[] {
  const pods = members.flatMap(({ metadata }) =>
    podsOfLlmService(metadata.name, objects),
  );
  return [
    ...diagnosePods(pods),
    ...groupDegraded(members),
    ...members.flatMap(member => malformedFields(member) ?? []),
  ];
}

/**
 * The only condition of KServe whose True is bad news, and one that does not count towards Ready:
 * members that serve different models leave each other out of their routes
 * (kserve/kserve: pkg/controller/v1alpha2/llmisvc/router_group_status.go).
 */
function groupDegraded(members: readonly LlmInferenceService[]): Finding[] {
  const degraded = members.flatMap(member => {
    const found = condition(member.conditions, 'GroupDegraded');
    return found?.status === 'True' ? [{ member, found }] : [];
  });
  const [first] = degraded;
  if (!first) {
    return [];
  }
  return [
    findingAbout(first.member, {
      rule: 'group-degraded',
      severity: 'error',
      cause: `the members of routing group "${first.member.group}" do not serve the same model, so they leave each other out of their routes`,
      evidence: degraded.slice(0, 4).map(({ member, found }) => ({
        source: 'condition',
        detail: `${member.metadata.name}: GroupDegraded=True ${
          found.reason
        }: ${quote(found.message)}`,
      })),
      fix: 'give all members the same spec.model.name and the same LoRA adapters, or take one out of the group',
    }),
  ];
}
