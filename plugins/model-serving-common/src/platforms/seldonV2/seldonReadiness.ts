import { type Condition, condition } from '../../kubernetes/conditions';

/** States of Models and Pipelines on their way; the words are in a condition's message. */
const PASSING =
  /^(\w*(Progressing|Creating|Create|Loading|Pending|Terminating))\b/;

/**
 * Ready, or the first of its parts that is not, as one condition. Core 2 writes the state into the
 * message (`ModelAvailable`, `ScheduleFailed`) and free text into the reason, which is turned here.
 */
export function seldonReadiness(
  conditions: readonly Condition[],
  parts: readonly string[],
): Condition | undefined {
  const found = ['Ready', ...parts].flatMap(
    type => condition(conditions, type) ?? [],
  );
  const [first] = found;
  const bad = found.filter(({ status }) => status !== 'True');
  // A part names the state, which Ready merely repeats.
  const told = bad.find(({ type }) => type !== 'Ready') ?? bad[0];
  if (!told) {
    return (
      first && { ...first, reason: stateOf(found) || 'Ready', message: '' }
    );
  }
  const state = stateOf([told]);
  return {
    ...told,
    status: PASSING.test(state) ? 'Unknown' : told.status,
    reason: state || told.type.replace(/Ready$/, 'NotReady'),
    message: told.reason || told.message,
  };
}

/** The state that one of these conditions names, if any does. */
export function stateOf(conditions: readonly Condition[]): string {
  const [state] = conditions.flatMap(
    ({ message }) => /^[A-Z]\w+$/.exec(message.trim())?.[0] ?? [],
  );
  return state ?? '';
}
