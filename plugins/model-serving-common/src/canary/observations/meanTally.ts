import { type BySide, bothSides } from '../sources/Side';
import type { DurationMean } from '../sources/MetricSource';
import { addIncreases } from './addIncreases';
import { CellSums } from './CellSums';
import type { MetricTally, TallyOptions } from './MetricTally';
import type { SideSeries } from './SideSeries';
import type { TimeGrid } from './TimeGrid';

interface MeanSums {
  sampled: CellSums;
  requests: CellSums;
  time: CellSums;
}

/** Requests and the seconds they took together, where nothing tells them apart. */
export function meanTally(
  { grid, sides }: TallyOptions,
  mean: DurationMean,
): MetricTally {
  const sums: BySide<MeanSums> = bothSides(side =>
    sumsOf(grid, sides[side], mean),
  );
  const total = (side: MeanSums, first: number, last: number) => ({
    requests: side.requests.over(first, last),
    seconds: side.time.over(first, last) * mean.secondsPerUnit,
  });
  return {
    over(first, last) {
      const { canary, stable } = sums;
      const isSeen = [canary, stable].every(
        ({ sampled }) => sampled.over(first, last) > 0,
      );
      return isSeen
        ? {
            latencyMeans: {
              canary: total(canary, first, last),
              stable: total(stable, first, last),
            },
          }
        : {};
    },
  };
}

function sumsOf(
  grid: TimeGrid,
  { series, startOf }: SideSeries,
  { sum, count }: DurationMean,
): MeanSums {
  const cells = () => new CellSums(grid.cells);
  const sums: MeanSums = {
    sampled: cells(),
    requests: cells(),
    time: cells(),
  };
  for (const each of series) {
    const start = startOf(each);
    if (each.name === count) {
      addIncreases(each, {
        grid,
        start,
        sampled: sums.sampled,
        into: [sums.requests],
      });
    } else if (each.name === sum) {
      addIncreases(each, {
        grid,
        start,
        into: [sums.time],
      });
    }
  }
  return sums;
}
