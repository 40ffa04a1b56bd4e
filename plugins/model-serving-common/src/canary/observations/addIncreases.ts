import { type CounterStart, eachIncrease } from '../series/increases';
import type { Series } from '../series/Sample';
import type { CellSums } from './CellSums';
import type { TimeGrid } from './TimeGrid';

/** Where a series is counted. */
export interface CountOptions {
  grid: TimeGrid;
  start: CounterStart;
  /** what it grew by */
  into: readonly CellSums[];
  /** how many of its samples are in a cell */
  sampled?: CellSums;
  /** for how long it was seen, in milliseconds */
  lasted?: CellSums;
}

/** Counts what a series grew by in the cells of a grid. */
export function addIncreases(
  series: Series,
  { grid, start, into, sampled, lasted }: CountOptions,
): void {
  eachIncrease(series, start, (from, to, by) => {
    const cell = grid.cellOf(from, to, by);
    if (cell < 0) {
      return;
    }
    sampled?.add(cell, 1);
    lasted?.add(cell, to - from);
    if (by > 0) {
      for (const sums of into) {
        sums.add(cell, by);
      }
    }
  });
}
