import type { CounterStart } from '../series/increases';
import type { Series } from '../series/Sample';

/** Series of one side of a comparison, and when their counters began. */
export interface SideSeries {
  series: readonly Series[];
  startOf(series: Series): CounterStart;
}
