import type {
  CanaryEvent,
  Plan,
  Refusal,
} from '@modeldeck/plugin-model-serving-common';

const TYPES = {
  promote: 'promoted',
  rollback: 'rolled-back',
  'set-weight': 'weight-set',
  pause: 'paused',
  resume: 'resumed',
  'start-canary': 'started',
} as const satisfies Record<Plan['action'], CanaryEvent['type']>;

/** Who did it, and when. */
type Done = Pick<CanaryEvent, 'at' | 'by'>;

/** A plan that was written. */
export function writtenEvent(
  { action, summary }: Plan,
  done: Done,
): CanaryEvent {
  return { ...done, type: TYPES[action], detail: summary };
}

/** What would not do what it says. */
export function refusedEvent(
  { message, instead, change }: Refusal,
  done: Done,
): CanaryEvent {
  return {
    ...done,
    type: 'action-refused',
    detail: message,
    instead,
    ...(change && { change }),
  };
}

/** What was begun and not brought to its end, or could not be begun. */
export function failedEvent(
  { action }: Pick<Plan, 'action'>,
  error: unknown,
  done: Done,
): CanaryEvent {
  const message = error instanceof Error ? error.message : String(error);
  return { ...done, type: 'action-failed', detail: `${action}: ${message}` };
}
