import { type BySide, bothSides } from '../sources/Side';
import { addIncreases } from './addIncreases';
import { CellSums } from './CellSums';
import type { MetricTally, TallyOptions } from './MetricTally';

/** Restarts as errors, over the seconds that containers ran as requests. */
export function restartTally({ grid, sides }: TallyOptions): MetricTally {
  const sums: BySide<{ restarts: CellSums; seconds: CellSums }> = bothSides(
    side => {
      const restarts = new CellSums(grid.cells);
      const seconds = new CellSums(grid.cells);
      for (const each of sides[side].series) {
        addIncreases(each, {
          grid,
          start: sides[side].startOf(each),
          count(cell, by, milliseconds) {
            restarts.add(cell, by);
            seconds.add(cell, milliseconds / 1000);
          },
        });
      }
      return { restarts, seconds };
    },
  );
  return {
    over(first, last) {
      const counted = bothSides(side => ({
        errors: sums[side].restarts.over(first, last),
        requests: Math.round(sums[side].seconds.over(first, last)),
      }));
      return counted.canary.requests > 0 && counted.stable.requests > 0
        ? { restarts: counted }
        : {};
    },
  };
}
