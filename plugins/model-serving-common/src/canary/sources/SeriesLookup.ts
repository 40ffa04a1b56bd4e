import type { Labels } from './MetricSource';
import { type NameShape, shapeKey, shapeKeysOf } from './NameShape';

/**
 * By what labels a series is found among those of many canaries: each key is of one revision, so
 * that no series is held against every canary there is.
 *
 * @public
 */
export interface SeriesLookup {
  /** lookups with the same id give the same keys */
  readonly id: string;
  /** one of them may be that of a revision */
  keysOf(labels: Labels): readonly string[];
}

/** Names have no line breaks, so that no value of a label makes the key of another place. */
const SEPARATOR = '\n';

/** By what a label says, in a place that other labels name. */
export function labelLookup(
  label: string,
  placeLabels: readonly string[],
): SeriesLookup {
  return {
    id: JSON.stringify([label, ...placeLabels]),
    keysOf(labels) {
      const value = labels[label];
      if (value === undefined) {
        return [];
      }
      const place = placeLabels.map(each => labels[each] ?? '');
      return shapeKeysOf(value).map(key => keyOf(place, key));
    },
  };
}

/** Those keys that `labelLookup` gives for values of these shapes in a place. */
export function labelKeys(
  place: readonly string[],
  shapes: readonly NameShape[],
): string[] {
  return shapes.map(shape => keyOf(place, shapeKey(shape)));
}

function keyOf(place: readonly string[], shape: string): string {
  return [...place, shape].join(SEPARATOR);
}

/** By the scraped process, as job and instance name it. */
export const processLookup: SeriesLookup = {
  id: 'process',
  keysOf: labels => [processKey(labels)],
};

export function processKey({ job = '', instance = '' }: Labels): string {
  return [job, instance].join(SEPARATOR);
}
