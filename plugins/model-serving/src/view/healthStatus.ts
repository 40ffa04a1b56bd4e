import type { HealthStatus } from '@modeldeck/plugin-model-serving-common';

/** Worst first: what somebody must look at comes before what is fine. */
export const healthStatuses: readonly HealthStatus[] = [
  'failed',
  'degraded',
  'unknown',
  'progressing',
  'stopped',
  'idle',
  'healthy',
];

const rank = new Map(healthStatuses.map((status, index) => [status, index]));

/** Negative when `a` needs attention before `b`. */
export function compareHealth(a: HealthStatus, b: HealthStatus): number {
  return (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
}

export function isHealthStatus(value: string): value is HealthStatus {
  return rank.has(value as HealthStatus);
}
