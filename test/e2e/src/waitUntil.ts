import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  /** for the message when it does not come true */
  what: string;
  timeoutMs: number;
  holds(): Promise<boolean>;
}

const BETWEEN_MS = 200;

/** Returns as soon as it holds; throws when it does not in time. */
export async function waitUntil(options: WaitOptions): Promise<void> {
  const deadline = Date.now() + options.timeoutMs;
  while (!(await options.holds())) {
    if (Date.now() > deadline) {
      throw new Error(
        `Gave up after ${options.timeoutMs / 1000} s waiting until ${
          options.what
        }.`,
      );
    }
    await delay(BETWEEN_MS);
  }
}
