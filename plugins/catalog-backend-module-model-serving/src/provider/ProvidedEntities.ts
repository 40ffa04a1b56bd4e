import type { Entity } from '@backstage/catalog-model';

/** An entity as the catalogue is told of it. */
export interface ProvidedEntity {
  /** `kind:namespace/name` in small letters */
  ref: string;
  entity: Entity;
  /** equal for two entities exactly when the catalogue need not be told */
  fingerprint: string;
}

/** What the catalogue was last told, by entity reference. Never changed, only replaced. */
export type ProvidedEntities = ReadonlyMap<string, ProvidedEntity>;

export function byRef(
  entities: Iterable<ProvidedEntity>,
): Map<string, ProvidedEntity> {
  return new Map([...entities].map(provided => [provided.ref, provided]));
}

/** The entities of `next` that are new or not what they were. */
export function differing(
  last: ProvidedEntities,
  next: Iterable<ProvidedEntity>,
): ProvidedEntity[] {
  return [...next].filter(
    ({ ref, fingerprint }) => last.get(ref)?.fingerprint !== fingerprint,
  );
}

/** The entities of `last` that are not in `next`. */
export function missing(
  last: ProvidedEntities,
  next: ProvidedEntities,
): ProvidedEntity[] {
  return [...last.values()].filter(({ ref }) => !next.has(ref));
}
