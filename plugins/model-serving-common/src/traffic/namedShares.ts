import { type Known, isUnknown, unknown } from '../model/known';
import { sharesOf } from './sharesOf';

/** Percent by revision; revisions that are not in it get nothing. */
export type Shares = ReadonlyMap<string, number>;

/** Shares apart by less are alike: the rest is rounding. */
const TOLERANCE = 0.01;

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

/** Shares from relative weights, of which undefined is one that could not be read. */
export function weightedShares(
  entries: ReadonlyArray<
    readonly [revision: string, weight: number | undefined]
  >,
): Known<Shares> {
  const [malformed] = entries.find(([, weight]) => weight === undefined) ?? [];
  if (malformed !== undefined) {
    return unknown(`the weight of ${malformed} is malformed`);
  }
  const percents = sharesOf(entries.map(([, weight = 0]) => weight));
  return isUnknown(percents)
    ? percents
    : sumShares(entries.map(([name], index) => [name, percents[index] ?? 0]));
}

/** The shares that several sources hold, if all of them hold the same. */
export function agreedShares(
  sources: ReadonlyArray<Known<Shares>>,
  whyNot: string,
): Known<Shares> {
  const [first = unknown('no route to it holds any weight'), ...others] =
    sources;
  for (const other of others) {
    if (isUnknown(first) || isUnknown(other)) {
      return isUnknown(first) ? first : other;
    }
    if (!sameShares(first, other)) {
      return unknown(whyNot);
    }
  }
  return first;
}

/** Whether both send the same shares to the same revisions. */
export function sameShares(a: Shares, b: Shares): boolean {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].every(
    name => Math.abs((a.get(name) ?? 0) - (b.get(name) ?? 0)) < TOLERANCE,
  );
}
