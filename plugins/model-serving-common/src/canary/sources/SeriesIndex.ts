import type { Labels } from './MetricSource';
import type { RevisionRoute } from './RevisionRoute';
import type { SeriesLookup } from './SeriesLookup';

/** Whose series are, of many canaries that are asked about at once. @public */
export class SeriesIndex<T> {
  private readonly indices = new Map<
    string,
    { lookup: SeriesLookup; owners: Map<string, Set<T>> }
  >();

  /** @param routesOf - by which an owner's series are found */
  constructor(
    owners: Iterable<T>,
    routesOf: (owner: T) => Iterable<RevisionRoute>,
  ) {
    for (const owner of owners) {
      for (const route of routesOf(owner)) {
        this.add(route, owner);
      }
    }
  }

  private add({ lookup, sides }: RevisionRoute, owner: T): void {
    const index = this.indices.get(lookup.id) ?? { lookup, owners: new Map() };
    this.indices.set(lookup.id, index);
    for (const key of sides.keys()) {
      const owners = index.owners.get(key);
      if (owners) {
        owners.add(owner);
      } else {
        index.owners.set(key, new Set([owner]));
      }
    }
  }

  /** The series of each owner that has any, in their order. */
  split<S>(series: readonly S[], labelsOf: (series: S) => Labels): Map<T, S[]> {
    const found = new Map<T, S[]>();
    for (const each of series) {
      for (const owner of this.ownersOf(labelsOf(each))) {
        const own = found.get(owner);
        if (own) {
          own.push(each);
        } else {
          found.set(owner, [each]);
        }
      }
    }
    return found;
  }

  private ownersOf(labels: Labels): Set<T> {
    const found = new Set<T>();
    for (const { lookup, owners } of this.indices.values()) {
      for (const key of lookup.keysOf(labels)) {
        owners.get(key)?.forEach(owner => found.add(owner));
      }
    }
    return found;
  }
}
