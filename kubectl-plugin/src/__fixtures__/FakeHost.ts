import type { Host } from '../cli/Host';
import { NOW } from './services';

/** A Host that keeps what was written, and can be interrupted. */
export class FakeHost implements Host {
  out = '';
  err = '';
  readonly files: Record<string, string> = {};
  readonly env: Record<string, string>;
  readonly stdout;
  readonly stderr;
  readonly stdin;
  /** what the user types, line by line; then Ctrl-C */
  readonly answers: string[] = [];
  private readonly interruption = new AbortController();
  private readonly resizeListeners = new Set<() => void>();

  constructor(options: { columns?: number; rows?: number } = {}) {
    const { columns, rows = 40 } = options;
    const isTTY = columns !== undefined;
    this.env = { LANG: 'C.UTF-8' };
    this.stdout = {
      write: (text: string) => {
        this.out += text;
      },
      isTTY,
      columns,
      rows: isTTY ? rows : undefined,
    };
    this.stderr = {
      ...this.stdout,
      write: (text: string) => {
        this.err += text;
      },
    };
    this.stdin = {
      isTTY,
      readLine: async () => this.answers.shift(),
    };
  }

  get interrupted(): AbortSignal {
    return this.interruption.signal;
  }

  now(): Date {
    return NOW;
  }

  async readFile(path: string): Promise<string> {
    const content = this.files[path];
    if (content === undefined) {
      throw Object.assign(new Error(`no such file: ${path}`), {
        code: 'ENOENT',
      });
    }
    return content;
  }

  async replaceFile(path: string, content: string): Promise<void> {
    this.files[path] = content;
  }

  onResize(listener: () => void): () => void {
    this.resizeListeners.add(listener);
    return () => this.resizeListeners.delete(listener);
  }

  interrupt(): void {
    this.interruption.abort();
  }

  resize(): void {
    this.resizeListeners.forEach(listener => listener());
  }

  /** What was written since the last time. */
  takeOut(): string {
    const text = this.out;
    this.out = '';
    return text;
  }
}
