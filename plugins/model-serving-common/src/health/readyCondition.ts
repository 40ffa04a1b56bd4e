import type { Condition } from '../kubernetes/conditions';

/** What a platform says of itself in other words, as the condition that others write. */
export function readyCondition(
  status: Condition['status'],
  reason: string,
  message: string,
): Condition {
  return {
    type: 'Ready',
    status,
    reason,
    message,
    lastTransitionTime: undefined,
  };
}
