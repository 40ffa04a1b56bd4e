import type { Canary } from './canary';

/** A version is on its way, and is not promoted yet. */
const IN_FLIGHT = new Set(['Progressing', 'Waiting', 'WaitingPromotion']);

/** It is promoted: what is left is to move the requests back to the primary. */
const PROMOTING = new Set(['Promoting', 'Finalising']);

/** What the primary runs is what the target asks for, or what was promoted last. */
const IDLE = new Set(['Initialized', 'Succeeded']);

export function isInFlight({ status }: Canary): boolean {
  return IN_FLIGHT.has(status.phase);
}

export function isPromoting({ status }: Canary): boolean {
  return PROMOTING.has(status.phase);
}

export function isIdle({ status }: Canary): boolean {
  return IDLE.has(status.phase);
}

/** Before the primary serves, the target does. */
export function isSettingUp({ status }: Canary): boolean {
  return status.phase === '' || status.phase === 'Initializing';
}

/** Whether nothing looks at a new version before it is promoted (SkipAnalysis in canary.go). */
export function skipsAnalysis({ analysis, skipAnalysis }: Canary): boolean {
  return skipAnalysis || analysis === undefined;
}
