import { createInterface, type Interface } from 'node:readline';

/**
 * Lines that a person types, one question after the other. What is pasted at once answers the
 * next questions too; while nothing is asked, the stream does not keep the process alive.
 */
export class LineReader {
  private readonly lines: string[] = [];
  private reader: Interface | undefined;
  private ended = false;
  private waiting: ((line: string | undefined) => void) | undefined;

  constructor(
    private readonly input: NodeJS.ReadableStream,
    private readonly signal: AbortSignal,
  ) {}

  /** The next line; undefined at the end, or when the signal comes before. */
  async next(): Promise<string | undefined> {
    const line = this.lines.shift();
    if (line !== undefined || this.ended || this.signal.aborted) {
      return this.signal.aborted ? undefined : line;
    }
    this.reader ??= this.open();
    this.reader.resume();
    return new Promise(resolve => {
      this.waiting = resolve;
    });
  }

  private open(): Interface {
    const reader = createInterface({ input: this.input });
    const stop = () => reader.close();
    this.signal.addEventListener('abort', stop, { once: true });
    reader.on('line', line => this.take(line));
    reader.once('close', () => {
      this.signal.removeEventListener('abort', stop);
      this.ended = true;
      this.answer(undefined);
    });
    return reader;
  }

  private take(line: string): void {
    if (this.waiting) {
      this.reader?.pause();
      this.answer(line);
    } else {
      this.lines.push(line);
    }
  }

  private answer(line: string | undefined): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.(line);
  }
}
