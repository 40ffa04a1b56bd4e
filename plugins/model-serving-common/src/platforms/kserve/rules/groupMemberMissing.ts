import { findingAbout } from '../../../diagnosis/finding';
import type { LlmGroupRule } from './LlmGroupRule';

/** A member that only a status knows: deleted a moment ago, or not readable to us. */
export const groupMemberMissing: LlmGroupRule = ({ name, members }) => {
  const known = new Set(members.map(({ metadata }) => metadata.name));
  for (const member of members) {
    const missing = member.members.find(m => !known.has(m.name));
    if (missing) {
      return findingAbout(member, {
        rule: 'group-member-missing',
        severity: 'warning',
        cause: `routing group "${name}" has a member ${missing.name} by its status, but there is no such LLMInferenceService in the group`,
        evidence: [{ source: 'field', detail: 'status.router.group.members' }],
        fix: 'wait if it was just deleted; otherwise check spec.router.route.group of that service',
      });
    }
  }
  return undefined;
};
