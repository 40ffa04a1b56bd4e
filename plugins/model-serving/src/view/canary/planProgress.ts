import {
  compareTraffic,
  type ModelService,
  type Plan,
} from '@modeldeck/plugin-model-serving-common';

/** How far a service has come with a plan that was written. */
export interface PlanProgress {
  state: 'waiting' | 'reached' | 'cannot-verify' | 'failed';
  /** what is not as predicted, or why that cannot be told */
  details: string[];
}

/**
 * @param before - health when it was written: what had failed before has not failed because of it
 */
export function planProgress(
  plan: Plan,
  before: ModelService['health'],
  service: ModelService,
): PlanProgress {
  const { differing, unverifiable } = compareTraffic(plan, service);
  const { status, reason, message } = service.health;
  if (differing.length > 0) {
    return status === 'failed' && before.status !== 'failed'
      ? { state: 'failed', details: [message || reason] }
      : { state: 'waiting', details: differing };
  }
  return unverifiable.length > 0
    ? { state: 'cannot-verify', details: unverifiable }
    : { state: 'reached', details: [] };
}
