import type { Matcher } from './matcher';
import { matchersOf } from './matcher';
import type { MetricReading } from './chooseSource';

/** The series that a reading is made of, and what they have in common. */
export function seriesNames(reading: MetricReading): {
  names: string[];
  having: Matcher[];
} {
  switch (reading.kind) {
    case 'restarts':
      return { names: [reading.counter], having: [] };
    case 'outcomes': {
      const [first] = reading.counters;
      return {
        names: reading.counters.map(({ name }) => name),
        having: matchersOf(first?.having ?? {}),
      };
    }
    default: {
      const { durations } = reading;
      return {
        names:
          'bucket' in durations
            ? [durations.bucket]
            : [durations.sum, durations.count],
        having: matchersOf(durations.having ?? {}),
      };
    }
  }
}
