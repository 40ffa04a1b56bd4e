import type { Finding } from '../../../model/types';
import type { RoutingGroup } from '../llm/RoutingGroup';

/** One trap of routing groups; undefined when the group is not in it. */
export type LlmGroupRule = (group: RoutingGroup) => Finding | undefined;
