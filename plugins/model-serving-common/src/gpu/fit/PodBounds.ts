/**
 * How many pods something lets run: at least `sure`, at most `possible`. They part where
 * something that decides was not read.
 */
export interface PodBounds {
  sure: number;
  possible: number;
}

export const NO_LIMIT: PodBounds = { sure: Infinity, possible: Infinity };

export const CANNOT_TELL: PodBounds = { sure: 0, possible: Infinity };

export function exactly(pods: number): PodBounds {
  return { sure: pods, possible: pods };
}

/** What passes both. */
export function both(a: PodBounds, b: PodBounds): PodBounds {
  return {
    sure: Math.min(a.sure, b.sure),
    possible: Math.min(a.possible, b.possible),
  };
}

/** What goes through either, added. */
export function together(bounds: readonly PodBounds[]): PodBounds {
  return bounds.reduce(
    (total, { sure, possible }) => ({
      sure: total.sure + sure,
      possible: total.possible + possible,
    }),
    exactly(0),
  );
}
