export type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

export interface Age {
  count: number;
  unit: AgeUnit;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago, in the unit that a person would use: up to 2 minutes in seconds, 2 hours in minutes, 2 days in hours.
 * The clocks of cluster and browser differ: what lies ahead is "0 seconds ago".
 */
export function ageOf(then: number, now: number): Age {
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  if (seconds < 2 * MINUTE) {
    return { count: seconds, unit: 'seconds' };
  }
  if (seconds < 2 * HOUR) {
    return { count: Math.floor(seconds / MINUTE), unit: 'minutes' };
  }
  if (seconds < 2 * DAY) {
    return { count: Math.floor(seconds / HOUR), unit: 'hours' };
  }
  return { count: Math.floor(seconds / DAY), unit: 'days' };
}
