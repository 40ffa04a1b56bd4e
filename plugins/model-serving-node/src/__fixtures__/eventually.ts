import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 200;
const LONGEST_MS = 30_000;

/** Waits for what another process does, which no clock of ours decides on. */
export async function eventually(
  condition: () => Promise<boolean>,
): Promise<void> {
  const giveUpAt = Date.now() + LONGEST_MS;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) {
      throw new Error(`never came true: ${condition}`);
    }
    await delay(PAUSE_MS);
  }
}
