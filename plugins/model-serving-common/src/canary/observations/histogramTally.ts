import type { Series } from '../series/Sample';
import { type CounterStart, isCount } from '../series/increases';
import { type BySide, bothSides } from '../sources/Side';
import type { Histogram } from '../verdict/latency';
import { addIncreases } from './addIncreases';
import { CellSums } from './CellSums';
import type { MetricTally, TallyOptions } from './MetricTally';
import type { SideSeries } from './SideSeries';
import type { TimeGrid } from './TimeGrid';

interface HistogramSums {
  sampled: CellSums;
  requests: CellSums;
  /** seconds, ascending; those that every histogram of the side has */
  bounds: readonly number[];
  counts: readonly CellSums[];
}

type TimedField = 'latency' | 'timeToFirstToken' | 'interTokenLatency';

/** Requests by how long they took, from series of buckets. */
export function histogramTally(
  { grid, sides }: TallyOptions,
  secondsPerUnit: number,
  field: TimedField,
): MetricTally {
  const sums: BySide<HistogramSums> = bothSides(side =>
    sumsOf(grid, sides[side], secondsPerUnit),
  );
  return {
    over(first, last) {
      const canary = histogramOf(sums.canary, first, last);
      const stable = histogramOf(sums.stable, first, last);
      return canary && stable ? { [field]: { canary, stable } } : {};
    },
  };
}

/** The buckets of one histogram by bound in seconds, and the series of all its requests. */
interface Buckets {
  all: Series;
  within: Map<number, Series>;
}

function sumsOf(
  grid: TimeGrid,
  side: SideSeries,
  secondsPerUnit: number,
): HistogramSums {
  const histograms = histogramsOf(side.series, secondsPerUnit);
  const bounds = commonBounds(histograms);
  const cells = () => new CellSums(grid.cells);
  const sums: HistogramSums = {
    sampled: cells(),
    requests: cells(),
    bounds,
    counts: bounds.map(cells),
  };
  for (const { all, within } of histograms) {
    const start = { ...side.startOf(all), isRestart: restartsOf(all) };
    addIncreases(all, {
      grid,
      start,
      sampled: sums.sampled,
      into: [sums.requests],
    });
    for (const [index, bound] of bounds.entries()) {
      const bucket = within.get(bound);
      const count = sums.counts[index];
      if (bucket && count) {
        addIncreases(bucket, { grid, start, into: [count] });
      }
    }
  }
  return sums;
}

function histogramsOf(
  series: readonly Series[],
  secondsPerUnit: number,
): Buckets[] {
  const groups = new Map<string, Map<number, Series>>();
  for (const each of series) {
    const { le = '', ...rest } = each.labels;
    const bound = /^\+?Inf$/i.test(le) ? Infinity : Number(le || NaN);
    if (!Number.isNaN(bound)) {
      const key = JSON.stringify(
        Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      const group = groups.get(key) ?? new Map<number, Series>();
      groups.set(key, group.set(inSeconds(bound, secondsPerUnit), each));
    }
  }
  return [...groups.values()].flatMap(group => {
    const all = group.get(Infinity);
    group.delete(Infinity);
    return all ? [{ all, within: group }] : [];
  });
}

/** The same bound of two sources of other units is to be the same number. */
function inSeconds(bound: number, secondsPerUnit: number): number {
  return Number((bound * secondsPerUnit).toPrecision(12));
}

/** What slower requests a histogram without a bound had cannot be told. */
function commonBounds(histograms: readonly Buckets[]): number[] {
  const [first, ...others] = histograms;
  return [...(first?.within.keys() ?? [])]
    .filter(bound => others.every(({ within }) => within.has(bound)))
    .sort((a, b) => a - b);
}

/** A bucket may hold more after a restart than before it; all requests together tell sooner. */
function restartsOf({ samples }: Series): CounterStart['isRestart'] {
  const restarts = new Set<number>();
  let before = 0;
  for (const { at, value } of samples) {
    if (isCount(value)) {
      if (value < before) {
        restarts.add(at);
      }
      before = value;
    }
  }
  return restarts.size > 0 ? at => restarts.has(at) : undefined;
}

function histogramOf(
  { sampled, requests, bounds, counts }: HistogramSums,
  first: number,
  last: number,
): Histogram | undefined {
  if (sampled.over(first, last) === 0) {
    return undefined;
  }
  const all = requests.over(first, last);
  let least = 0;
  return {
    bounds,
    // A scrape between two buckets' updates must not make fewer requests slower than fast.
    counts: counts.map(count => {
      least = Math.min(all, Math.max(least, count.over(first, last)));
      return least;
    }),
    requests: all,
  };
}
