import { setTimeout as delay } from 'node:timers/promises';
import { KubeError } from '../KubeError';

const MOST_WAITS = 5;
/** A longer wait is the caller's to decide on. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Asks again when the server says when to, as every Kubernetes client does: a busy server answers
 * 429 in passing, and so does one that has only just begun to serve a kind
 * (kubernetes/client-go: rest/with_retry.go).
 */
export async function waitOutThrottling<T>(
  attempt: () => Promise<T>,
  signal: AbortSignal,
  mayRepeat: (error: KubeError) => boolean = () => true,
): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs =
        error instanceof KubeError && mayRepeat(error)
          ? error.retryAfterMs
          : undefined;
      if (
        waitMs === undefined ||
        waitMs > LONGEST_WAIT_MS ||
        waits === MOST_WAITS
      ) {
        throw error;
      }
      await delay(waitMs, undefined, { signal });
    }
  }
}

/** Refused before it was looked at: nothing has come of it. */
export function isThrottled({ kind }: KubeError): boolean {
  return kind === 'throttled';
}
