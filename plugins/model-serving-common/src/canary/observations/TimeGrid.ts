/** Whole intervals are told only once every sample that belongs to them can be there. */
export interface GridOptions {
  /** epoch milliseconds */
  from: number;
  to: number;
  stepMs: number;
  /** how late a sample may come in */
  settleMs: number;
  /** between two samples; what is farther apart was not scraped meanwhile */
  longestMs: number;
}

/**
 * The intervals that what both sides counted is brought to. A counter's growth belongs to the
 * interval in which it was seen; where scrapes failed, the intervals since the last one become
 * one, since nobody knows in which of them it grew.
 */
export class TimeGrid {
  readonly cells: number;
  private readonly longestMs: number;
  private readonly from: number;
  private readonly stepMs: number;
  /** of each cell, whether it is one with the next */
  private readonly joined: Uint8Array;
  /** the cells from here on are told another time, with what follows them */
  private end: number;

  constructor({ from, to, stepMs, settleMs, longestMs }: GridOptions) {
    this.longestMs = longestMs;
    this.from = from;
    this.stepMs = stepMs;
    this.cells = Math.max(0, Math.floor((to - settleMs - from) / stepMs));
    this.end = this.cells;
    this.joined = new Uint8Array(this.cells);
  }

  /**
   * The cell that growth between two samples belongs to; -1: of another time.
   *
   * @param by - nothing that grew is nothing whose time is to be known
   */
  cellOf(from: number, at: number, by: number): number {
    if (by > 0 && at - from > this.longestMs) {
      this.join(from, at);
    }
    const cell = Math.ceil((at - this.from) / this.stepMs) - 1;
    return cell < this.cells ? Math.max(-1, cell) : -1;
  }

  /** Makes one of all cells that lie between two samples. */
  private join(from: number, to: number): void {
    const first = Math.max(0, Math.floor((from - this.from) / this.stepMs));
    const last = Math.ceil((to - this.from) / this.stepMs) - 1;
    if (last >= this.cells) {
      this.end = Math.min(this.end, first);
    }
    for (let cell = first; cell < Math.min(last, this.cells); cell += 1) {
      this.joined[cell] = 1;
    }
  }

  /** First and last cell of each interval, in order. */
  *intervals(): Generator<{ first: number; last: number }> {
    let first = 0;
    for (let cell = 0; cell < this.cells; cell += 1) {
      if (!this.joined[cell]) {
        if (cell >= this.end) {
          return;
        }
        yield { first, last: cell };
        first = cell + 1;
      }
    }
  }

  startOf(cell: number): number {
    return this.from + cell * this.stepMs;
  }
}
