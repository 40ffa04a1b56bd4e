import { type Known, isUnknown, unknown } from '../../model/known';
import type { Traffic, TrafficShare } from '../../model/types';

/** Percent by revision; revisions that are not in it get nothing. Always adds up to 100. */
export type Shares = ReadonlyMap<string, number>;

/** Where shares were read, or why they cannot be told. */
export interface SharesRead {
  shares: Known<Shares>;
  source: string;
}

const NOT_OBSERVED = unknown('no metrics have been read');

/** Adds up entries by revision: two entries may name the same one. */
export function sumShares(
  entries: Iterable<readonly [revision: string, percent: number]>,
): Shares {
  const shares = new Map<string, number>();
  for (const [revision, percent] of entries) {
    shares.set(revision, (shares.get(revision) ?? 0) + percent);
  }
  return shares;
}

/** Shares from relative weights. Without any weight nobody gets anything, which is not a share. */
export function proportionalShares(
  entries: ReadonlyArray<readonly [revision: string, weight: number]>,
): Known<Shares> {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return total > 0
    ? sumShares(entries.map(([name, weight]) => [name, (weight * 100) / total]))
    : unknown('every weight is 0, so no revision takes requests');
}

/** The shares that several sources hold, if all of them hold the same. */
export function agreedShares(
  sources: ReadonlyArray<Known<Shares>>,
  whyNot: string,
): Known<Shares> {
  const [first, ...others] = sources;
  if (first === undefined) {
    return unknown('no route to it holds any weight');
  }
  return others.every(other => isSame(first, other)) ? first : unknown(whyNot);
}

function isSame(a: Known<Shares>, b: Known<Shares>): boolean {
  if (isUnknown(a) || isUnknown(b)) {
    return isUnknown(a) && isUnknown(b);
  }
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].every(name => (a.get(name) ?? 0) === (b.get(name) ?? 0));
}

/** The traffic of one revision in its three truths. Metrics come later and from elsewhere. */
export function trafficOf(
  revision: string,
  declared: SharesRead,
  programmed: SharesRead,
): Traffic {
  return {
    declared: shareOf(revision, declared),
    programmed: shareOf(revision, programmed),
    observed: NOT_OBSERVED,
  };
}

function shareOf(
  revision: string,
  { shares, source }: SharesRead,
): TrafficShare {
  return isUnknown(shares)
    ? shares
    : { percent: Math.min(100, shares.get(revision) ?? 0), source };
}
