import { groupMemberMissing } from './groupMemberMissing';
import { groupTakesNothing } from './groupTakesNothing';
import type { LlmGroupRule } from './LlmGroupRule';

/** The traps of routing groups; each speaks for itself. */
export const llmGroupRules: readonly LlmGroupRule[] = [
  groupTakesNothing,
  groupMemberMissing,
];
