import type { Health, HealthStatus } from '../model/types';

/**
 * Worst first, as an on-call engineer works through a fleet. What cannot be told stands above
 * what is on its way: nobody is looking after it.
 */
const WORST_FIRST: readonly HealthStatus[] = [
  'failed',
  'degraded',
  'unknown',
  'progressing',
  'stopped',
  'idle',
  'healthy',
];

/** Orders health for a list, the worst first. @public */
export function compareHealth(a: Health, b: Health): number {
  return WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status);
}

/** The worst of several; undefined of none, which is not healthy. @public */
export function worstHealth(all: readonly Health[]): Health | undefined {
  return [...all].sort(compareHealth)[0];
}
