import type { Response } from 'express';

/** A response that goes on as server-sent events. */
export class EventStream {
  private constructor(private readonly response: Response) {}

  static open(response: Response): EventStream {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform keeps the compression middleware, and proxies, from holding events back.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    return new EventStream(response);
  }

  /** Whether all that was sent has left the process. */
  get isDrained(): boolean {
    return !this.response.writableNeedDrain;
  }

  send(event: string, data: unknown): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Tells the reader, and every proxy between, that the stream lives. */
  heartbeat(): void {
    this.write(': heartbeat\n\n');
  }

  onDrain(listener: () => void): void {
    this.response.on('drain', listener);
  }

  onClose(listener: () => void): void {
    this.response.on('close', listener);
  }

  end(): void {
    this.response.end();
  }

  /** Closes without waiting for a reader who takes nothing. */
  drop(): void {
    this.response.destroy();
  }

  /** A stream may have ended while its reader was still being served. */
  private write(text: string): void {
    if (this.response.writable) {
      this.response.write(text);
    }
  }
}
