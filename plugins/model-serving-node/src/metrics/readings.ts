import {
  type CanaryTarget,
  isHistogram,
  seriesNames,
} from '@modeldeck/plugin-model-serving-common';
import type { Chosen } from './chosenSources';
import type { TimeWindow } from './SeriesReader';

/** What is read at once. */
export interface Reading {
  window: TimeWindow;
  of: Chosen[];
}

const RECENT_MS = 30 * 60_000;
/** A day of five hundred canaries is a hundred million samples, and gigabytes. */
const MOST_SAMPLES = 5_000_000;
const USUAL_INTERVAL_MS = 15_000;
/** Of a histogram only one series is looked for; most have no more buckets than this. */
export const USUAL_BUCKETS = 20;

/**
 * What is read of many canaries: what begins longer ago by itself, so that one new canary does not
 * make a day of all of them, and no more at once than memory holds.
 */
export function readings(
  chosen: readonly Chosen[],
  windowOf: (target: CanaryTarget) => Pick<TimeWindow, 'from'>,
  to: number,
): Reading[] {
  const recent: Chosen[] = [];
  const long: Chosen[] = [];
  for (const each of chosen) {
    const isRecent = windowOf(each.target).from >= to - RECENT_MS;
    (isRecent ? recent : long).push(each);
  }
  return [recent, long].flatMap(group => {
    const from = group.reduce(
      (earliest, { target }) => Math.min(earliest, windowOf(target).from),
      to,
    );
    const mostSeries =
      (MOST_SAMPLES * USUAL_INTERVAL_MS) / Math.max(RECENT_MS, to - from);
    return inParts(group, mostSeries).map(of => ({ window: { from, to }, of }));
  });
}

function inParts(group: readonly Chosen[], most: number): Chosen[][] {
  const parts: Chosen[][] = [];
  let room = 0;
  for (const each of group) {
    const series = seriesOf(each);
    const part = parts.at(-1);
    if (part && series <= room) {
      part.push(each);
      room -= series;
    } else {
      parts.push([each]);
      room = most - series;
    }
  }
  return parts;
}

/** About how many series are read of a canary. */
function seriesOf({ choices, names }: Chosen): number {
  return choices.reduce((sum, { reading }) => {
    const found = seriesNames(reading).names.reduce(
      (all, name) => all + (names.get(name)?.length ?? 0),
      0,
    );
    return sum + found * (isHistogram(reading) ? USUAL_BUCKETS : 1);
  }, 0);
}
