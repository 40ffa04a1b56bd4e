import type { Timing } from './Timing';

/** Aborts a stream that has been silent for too long: a half-open connection never says so. */
export class Watchdog {
  private readonly controller = new AbortController();
  private readonly stopped = new AbortController();
  private readonly onAbort = () => this.controller.abort();
  private lastHeard: number;
  private barked = false;

  constructor(
    private readonly timing: Timing,
    private readonly idleMs: number,
    private readonly outer: AbortSignal,
  ) {
    this.lastHeard = timing.now();
    if (outer.aborted) {
      this.controller.abort();
    }
    outer.addEventListener('abort', this.onAbort, { once: true });
    this.guard();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get hasBarked(): boolean {
    return this.barked;
  }

  heard(): void {
    this.lastHeard = this.timing.now();
  }

  stop(): void {
    this.stopped.abort();
    this.outer.removeEventListener('abort', this.onAbort);
    // Also ends a stream whose reader left early.
    this.controller.abort();
  }

  private async guard(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const silentMs = this.timing.now() - this.lastHeard;
      if (silentMs >= this.idleMs) {
        this.barked = true;
        this.controller.abort();
        return;
      }
      await this.timing.sleep(this.idleMs - silentMs, signal);
    }
  }
}
