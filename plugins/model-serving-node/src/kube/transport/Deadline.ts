/** Ends a request when its caller gives up or its time is over, and remembers which it was. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout | undefined;
  private readonly onAbort = () => this.controller.abort();
  private over = false;

  /** `timeoutMs` 0 waits for ever. */
  constructor(
    readonly timeoutMs: number,
    private readonly outer?: AbortSignal,
  ) {
    if (outer?.aborted) {
      this.controller.abort();
      return;
    }
    outer?.addEventListener('abort', this.onAbort, { once: true });
    if (timeoutMs > 0) {
      this.timer = setTimeout(() => {
        this.over = true;
        this.controller.abort();
      }, timeoutMs);
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isOver(): boolean {
    return this.over;
  }

  get isAborted(): boolean {
    return this.outer?.aborted ?? false;
  }

  /** From now on only the caller ends it: the stream has begun. */
  lift(): void {
    clearTimeout(this.timer);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.onAbort);
  }
}
