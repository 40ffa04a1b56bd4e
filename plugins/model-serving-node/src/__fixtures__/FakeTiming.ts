import type { Timing } from '../watch/Timing';

/** Sleeps from this on wait for `advance`; shorter ones are over at once, and written down. */
const HELD_FROM_MS = 500_000;

/** A clock that moves only when somebody sleeps or a test moves it. */
export class FakeTiming implements Timing {
  readonly slept: number[] = [];
  private time = Date.parse('2026-11-21T12:00:00Z');
  private readonly held = new Set<() => void>();

  now(): number {
    return this.time;
  }

  random(): number {
    return 1;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms < HELD_FROM_MS) {
      this.slept.push(ms);
      this.time += ms;
      await new Promise(resolve => setImmediate(resolve));
      return;
    }
    if (signal?.aborted) {
      return;
    }
    await new Promise<void>(resolve => {
      const wake = () => {
        this.held.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.held.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  advance(ms: number): void {
    this.time += ms;
    [...this.held].forEach(wake => wake());
  }
}
