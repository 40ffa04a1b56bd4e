/**
 * Runs tasks one after the other. A failure ends that task only, and is told.
 */
export class Turns {
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly onError: (error: unknown) => void) {}

  take(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch(this.onError);
    return this.queue;
  }
}
