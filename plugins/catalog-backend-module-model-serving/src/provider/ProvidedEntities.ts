import type { Entity } from '@backstage/catalog-model';

/** An entity as the catalogue is told of it. */
export interface ProvidedEntity {
  /** `kind:namespace/name` in small letters */
  ref: string;
  entity: Entity;
  /** equal for two entities exactly when the catalogue need not be told */
  fingerprint: string;
}

/**
 * What the catalogue was last told: fingerprints by entity reference, since the entities of a
 * fleet hold megabytes of definitions. Never changed, only replaced.
 */
export type ProvidedEntities = ReadonlyMap<string, string>;

export function providedEntities(
  entities: readonly ProvidedEntity[],
): Map<string, string> {
  return new Map(entities.map(({ ref, fingerprint }) => [ref, fingerprint]));
}

/** The entities that are new or not what they were. */
export function differing(
  last: ProvidedEntities,
  entities: readonly ProvidedEntity[],
): ProvidedEntity[] {
  return entities.filter(
    ({ ref, fingerprint }) => last.get(ref) !== fingerprint,
  );
}

/** The references of `last` that are not in `next`. */
export function missing(
  last: ProvidedEntities,
  next: ProvidedEntities,
): string[] {
  return [...last.keys()].filter(ref => !next.has(ref));
}
