import type { BySide } from '../sources/Side';
import type { Observation } from '../verdict/Observation';
import type { SideSeries } from './SideSeries';
import type { TimeGrid } from './TimeGrid';

/** What a metric adds to the observation of an interval. */
export interface MetricTally {
  /** nothing where a side has no sample: that it was not seen is not that it got no request */
  over(first: number, last: number): Partial<Observation>;
}

export interface TallyOptions {
  grid: TimeGrid;
  sides: BySide<SideSeries>;
}
