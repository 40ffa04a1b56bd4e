import type {
  CanaryTarget,
  SourceChoice,
} from '@modeldeck/plugin-model-serving-common';
import type { Chosen } from './chosenSources';
import type { TimeWindow } from './SeriesReader';

/** What is read at once. */
export interface Reading {
  window: TimeWindow;
  choices: SourceChoice[];
}

const RECENT_MS = 30 * 60_000;

/**
 * What is read of many canaries: what begins longer ago by itself, so that one new canary does not
 * make a day of all of them.
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
  return [recent, long]
    .filter(group => group.length > 0)
    .map(group => ({
      window: {
        from: group.reduce(
          (from, { target }) => Math.min(from, windowOf(target).from),
          to,
        ),
        to,
      },
      choices: group.flatMap(({ choices }) => choices),
    }));
}
