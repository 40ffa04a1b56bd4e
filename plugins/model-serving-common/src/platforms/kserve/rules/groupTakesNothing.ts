import { findingAbout } from '../../../diagnosis/finding';
import { isStopped } from '../llm/RoutingGroup';
import type { LlmGroupRule } from './LlmGroupRule';

/** A missing weight is 0, not an equal share (router_group.go, resolveGroupMembers). */
export const groupTakesNothing: LlmGroupRule = ({ name, isGroup, members }) => {
  const active = members.filter(member => !isStopped(member));
  const [first] = active;
  if (!isGroup || !first || active.some(({ weight }) => weight !== 0)) {
    return undefined;
  }
  return findingAbout(first, {
    rule: 'weights-all-zero',
    severity: 'error',
    cause: `no running member of routing group "${name}" has a weight, so nobody takes its requests`,
    evidence: active.slice(0, 4).map(({ metadata }) => ({
      source: 'field',
      detail: `${metadata.name}: spec.router.route.weight is 0 or missing`,
    })),
    fix: 'give at least one member a weight above 0',
  });
};
