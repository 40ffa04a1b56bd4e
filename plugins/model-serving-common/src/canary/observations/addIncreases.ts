import { type CounterStart, eachIncrease } from '../series/increases';
import type { Series } from '../series/Sample';
import type { CellSums } from './CellSums';
import type { TimeGrid } from './TimeGrid';

/** Where a series is counted. */
export interface CountOptions {
  grid: TimeGrid;
  start: CounterStart;
  /** how many series were sampled in a cell, of those that count here */
  sampled?: CellSums;
  count(cell: number, by: number, milliseconds: number): void;
}

/** Counts what a series grew by in the cells of a grid. */
export function addIncreases(
  series: Series,
  { grid, start, sampled, count }: CountOptions,
): void {
  eachIncrease(series, start, (from, to, by) => {
    const cell = grid.cellOf(to);
    if (cell !== undefined) {
      sampled?.add(cell, 1);
      count(cell, by, to - from);
    }
  });
}
