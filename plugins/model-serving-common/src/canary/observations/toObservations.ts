import { known } from '../../model/known';
import type { Series } from '../series/Sample';
import type { CanaryTarget } from '../sources/canaryTarget';
import { type BySide, bothSides } from '../sources/Side';
import { sideOf } from '../sources/RevisionRoute';
import type { SourceChoice } from '../sources/chooseSource';
import type { Observation } from '../verdict/Observation';
import { counterStarts } from './counterStarts';
import { declaredShare } from './declaredShare';
import { distinctSeries } from './distinctSeries';
import { histogramTally } from './histogramTally';
import { meanTally } from './meanTally';
import type { MetricTally, TallyOptions } from './MetricTally';
import { outcomeTally } from './outcomeTally';
import { restartTally } from './restartTally';
import { samplingInterval } from './samplingInterval';
import type { SideSeries } from './SideSeries';
import { TimeGrid } from './TimeGrid';

/** The series that were read for one metric, of both sides. @public */
export interface ReadMetric {
  choice: SourceChoice;
  series: readonly Series[];
}

/** @public */
export interface ObservationOptions {
  target: CanaryTarget;
  /** epoch milliseconds; growth seen before is left out */
  from: number;
  to: number;
  metrics: readonly ReadMetric[];
  /** of the intervals; absent: two scrapes of whatever is scraped least often */
  stepMs?: number;
  /** how late a sample may come in; absent: one scrape */
  settleMs?: number;
  /** since when the revisions have the shares that they have now; absent: not known */
  sharesSince?: number;
}

/** A counter that was not seen for so many scrapes was not scraped. */
const MISSED_SCRAPES = 2.5;
const MOST_INTERVALS = 1500;

/**
 * What both sides counted, by interval. The end is left for another time where samples of it may
 * still come in: the next call begins where the last observation ended, and nothing is counted
 * twice or lost.
 *
 * @public
 */
export function toObservations(options: ObservationOptions): Observation[] {
  const { target, from, to, metrics } = options;
  const read = metrics.map(({ choice, series }) => ({
    choice,
    sides: sidesOf(choice, series, options),
  }));
  const interval = samplingInterval(
    read.flatMap(({ sides }) => [
      ...sides.stable.series,
      ...sides.canary.series,
    ]),
  );
  const grid = new TimeGrid({
    from,
    to,
    stepMs: options.stepMs ?? stepFor(interval, to - from),
    longestMs: MISSED_SCRAPES * interval,
    settleMs: options.settleMs ?? interval,
  });
  const tallies = read.map(({ choice, sides }) => tallyOf(choice, grid, sides));
  return seenIntervals(grid, tallies).map(seen => ({
    ...seen,
    ...(options.sharesSince !== undefined &&
      seen.from >= options.sharesSince &&
      declaredShare(target)),
  }));
}

/**
 * Two scrapes, so that both sides were sampled in it whatever their phase. A long past is told in
 * longer intervals: what an hour ago is known of to the half minute decides nothing.
 */
function stepFor(interval: number, window: number): number {
  return Math.max(2, Math.ceil(window / MOST_INTERVALS / interval)) * interval;
}

function sidesOf(
  { route }: SourceChoice,
  series: readonly Series[],
  { target, from }: ObservationOptions,
): BySide<SideSeries> {
  const { keeps } = route.source;
  const distinct = distinctSeries(series, keeps);
  const created = new Map(
    [...target.stable.pods, ...target.canary.pods].map(pod => [
      pod.name,
      Date.parse(known(pod.createdAt) ?? ''),
    ]),
  );
  const oldest = Math.min(
    from,
    ...distinct.map(({ samples }) => samples[0]?.at ?? Infinity),
  );
  const startOf = counterStarts(distinct, {
    windowStart: oldest,
    podStarted: pod => finite(created.get(pod)),
  });
  return bothSides(side => ({
    series: distinct.filter(({ labels }) => sideOf(route, labels) === side),
    startOf,
  }));
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function tallyOf(
  { metric, reading }: SourceChoice,
  grid: TimeGrid,
  sides: TallyOptions['sides'],
): MetricTally {
  const options = { grid, sides };
  switch (reading.kind) {
    case 'restarts':
      return restartTally(options);
    case 'outcomes':
      return outcomeTally(
        options,
        reading.counters,
        metric === 'client-errors' ? 'clientErrors' : 'errors',
      );
    default:
      return 'sum' in reading.durations
        ? meanTally(options, reading.durations)
        : histogramTally(
            options,
            reading.durations.secondsPerUnit,
            timedField(metric),
          );
  }
}

function timedField(metric: SourceChoice['metric']) {
  switch (metric) {
    case 'time-to-first-token':
      return 'timeToFirstToken';
    case 'inter-token-latency':
      return 'interTokenLatency';
    default:
      return 'latency';
  }
}

/** Up to the last one in which anything was seen: what follows may only be late. */
function seenIntervals(
  grid: TimeGrid,
  tallies: readonly MetricTally[],
): Observation[] {
  const seen: Observation[] = [];
  let lastSeen = 0;
  for (const { first, last } of grid.intervals()) {
    const metrics = Object.assign(
      {},
      ...tallies.map(tally => tally.over(first, last)),
    );
    seen.push({
      from: grid.startOf(first),
      to: grid.startOf(last + 1),
      ...metrics,
    });
    if (Object.keys(metrics).length > 0) {
      lastSeen = seen.length;
    }
  }
  return seen.slice(0, lastSeen);
}
