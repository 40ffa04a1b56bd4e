import { type BySide, bothSides } from '../sources/Side';
import { addIncreases } from './addIncreases';
import { CellSums } from './CellSums';
import type { MetricTally, TallyOptions } from './MetricTally';

/** Restarts as errors, over the seconds that containers ran as requests. */
export function restartTally({ grid, sides }: TallyOptions): MetricTally {
  const sums: BySide<{ restarts: CellSums; lasted: CellSums }> = bothSides(
    side => {
      const restarts = new CellSums(grid.cells);
      const lasted = new CellSums(grid.cells);
      for (const each of sides[side].series) {
        addIncreases(each, {
          grid,
          start: sides[side].startOf(each),
          into: [restarts],
          lasted,
        });
      }
      return { restarts, lasted };
    },
  );
  return {
    over(first, last) {
      const counted = bothSides(side => ({
        errors: sums[side].restarts.over(first, last),
        requests: Math.round(sums[side].lasted.over(first, last) / 1000),
      }));
      return counted.canary.requests > 0 && counted.stable.requests > 0
        ? { restarts: counted }
        : {};
    },
  };
}
