import type { Host } from '../cli/Host';

const ENTER = '\x1b[?1049h\x1b[?25l';
const LEAVE = '\x1b[?25h\x1b[?1049l';
const HOME = '\x1b[H';
const CLEAR_TO_LINE_END = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';

/** A pause between paints: a cluster may change faster than anyone can read. */
const DAMPING_MS = 200;
/** Ages grow while nothing changes. */
const TICK_MS = 5_000;

/**
 * Paints a text over itself on the terminal's other screen, so that what was there before comes
 * back when the user leaves. Changes in quick succession are painted once.
 */
export class Repainter {
  private pending: NodeJS.Timeout | undefined;
  private ticking: NodeJS.Timeout | undefined;
  private stopResize: (() => void) | undefined;
  private lastPaint = 0;

  constructor(
    private readonly host: Host,
    private readonly content: () => string,
  ) {}

  start(): void {
    this.host.stdout.write(ENTER);
    this.paint();
    this.ticking = setInterval(() => this.paint(), TICK_MS);
    this.stopResize = this.host.onResize(() => this.paint());
  }

  /** Something changed: paints now, or soon when it was just painted. */
  invalidate(): void {
    const wait = this.lastPaint + DAMPING_MS - Date.now();
    if (wait <= 0) {
      this.paint();
    } else if (!this.pending) {
      this.pending = setTimeout(() => this.paint(), wait);
    }
  }

  stop(): void {
    clearTimeout(this.pending);
    clearInterval(this.ticking);
    this.stopResize?.();
    this.host.stdout.write(LEAVE);
  }

  private paint(): void {
    clearTimeout(this.pending);
    this.pending = undefined;
    this.lastPaint = Date.now();
    const lines = fitted(
      this.content().replace(/\n$/, '').split('\n'),
      this.host.stdout.rows ?? 24,
    );
    const painted = lines.map(line => line + CLEAR_TO_LINE_END).join('\r\n');
    this.host.stdout.write(HOME + painted + CLEAR_BELOW);
  }
}

/** What fits on the screen, and how much does not. */
function fitted(lines: readonly string[], rows: number): readonly string[] {
  if (lines.length <= rows) {
    return lines;
  }
  const hidden = lines.length - rows + 1;
  return [...lines.slice(0, rows - 1), `... ${hidden} more lines`];
}
