import type { CounterStart } from '../series/increases';
import type { Series } from '../series/Sample';
import { podOf } from './distinctSeries';

export interface StartsOptions {
  /** epoch milliseconds; a pod that started before may have counted before */
  windowStart: number;
  /** when a pod was created, epoch milliseconds; undefined: not known */
  podStarted(pod: string): number | undefined;
}

/**
 * When the counters of these series were at zero, where that is within the window. A pod's counters
 * begin with the pod. A series that its process had not shown at the scrape before, which had
 * others of it, is one that has just been counted for the first time: the first error of a revision
 * is the first sample of a new series.
 */
export function counterStarts(
  series: readonly Series[],
  { windowStart, podStarted }: StartsOptions,
): (of: Series) => CounterStart {
  const scrapes = scrapeTimes(series);
  return of => {
    const [first] = of.samples;
    const pod = podOf(of.labels);
    const started = pod === undefined ? undefined : podStarted(pod);
    if (first === undefined) {
      return {};
    }
    if (started !== undefined && started >= windowStart && started < first.at) {
      const scraped = lastBefore(scrapes.get(processOf(of)) ?? [], first.at);
      return { begun: Math.max(started, scraped ?? started) };
    }
    return { begun: lastBefore(scrapes.get(processOf(of)) ?? [], first.at) };
  };
}

function scrapeTimes(series: readonly Series[]): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const each of series) {
    const process = processOf(each);
    const known = times.get(process);
    // The series that was there first has the scrapes before the others'.
    const isEarlier =
      (each.samples[0]?.at ?? Infinity) < (known?.[0] ?? Infinity);
    if (isEarlier) {
      times.set(
        process,
        each.samples.map(({ at }) => at),
      );
    }
  }
  return times;
}

function processOf({ labels }: Series): string {
  return JSON.stringify([
    podOf(labels) ?? labels.instance ?? '',
    labels.job ?? '',
  ]);
}

function lastBefore(times: readonly number[], at: number): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((times[middle] ?? Infinity) < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return times[low - 1];
}
