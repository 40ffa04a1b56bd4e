import type { CanaryTarget } from './canaryTarget';
import type { Side } from './Side';
import type { Matcher } from './matcher';
import type { Labels, MetricSource } from './MetricSource';
import type { SeriesLookup } from './SeriesLookup';

/** One way to tell the two revisions apart in the series of a source. @public */
export interface RevisionRoute {
  readonly target: CanaryTarget;
  readonly source: MetricSource;
  /** the label that tells, e.g. `revision_name` or `pod` */
  readonly by: string;
  /** the label is only on this series, and the others have to be joined to it first */
  readonly on?: string;
  /** which series are the two revisions' */
  readonly matchers: readonly Matcher[];
  readonly lookup: SeriesLookup;
  /** whose a series is with a key of the lookup */
  readonly sides: ReadonlyMap<string, Side>;
}

/** Whose a series is; undefined: neither's. */
export function sideOf(
  { lookup, sides }: RevisionRoute,
  labels: Labels,
): Side | undefined {
  for (const key of lookup.keysOf(labels)) {
    const side = sides.get(key);
    if (side !== undefined) {
      return side;
    }
  }
  return undefined;
}
