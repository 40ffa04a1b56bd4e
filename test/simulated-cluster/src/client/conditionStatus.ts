import { conditionOf } from '../json/read';

/** The status of a condition, and its reason when it has one: `False StopRequested`. */
export function conditionStatus(object: unknown, type: string): string {
  const { status = 'absent', reason } = conditionOf(object, type) ?? {};
  return [status, reason].filter(Boolean).join(' ');
}
