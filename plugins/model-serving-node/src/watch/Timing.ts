import { setTimeout as delay } from 'node:timers/promises';

/** Clock, timers and chance, injected so that tests decide about all three. @public */
export interface Timing {
  /** milliseconds since the epoch */
  now(): number;
  /** Resolves when the time is over or the signal aborts, whichever comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** between 0 and 1 */
  random(): number;
}

/** @public */
export const systemTiming: Timing = {
  now: Date.now,
  async sleep(ms, signal) {
    try {
      await delay(ms, undefined, { signal });
    } catch {
      // Aborted: the caller looks at the signal itself.
    }
  },
  random: Math.random,
};
