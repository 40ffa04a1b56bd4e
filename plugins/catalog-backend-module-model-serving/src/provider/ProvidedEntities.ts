import type { Entity } from '@backstage/catalog-model';
import type { ModelService } from '@modeldeck/plugin-model-serving-common';

/** An entity in the catalogue, and the service that it stands for. */
export interface ProvidedEntity {
  service: Pick<ModelService, 'id' | 'kind' | 'namespace'>;
  entity: Entity;
  /** equal for two entities exactly when the catalogue need not be told */
  fingerprint: string;
}

/** What the catalogue was last told, by service id. Never changed, only replaced. */
export type ProvidedEntities = ReadonlyMap<string, ProvidedEntity>;

export function isSame(a: ProvidedEntities, b: ProvidedEntities): boolean {
  return differing(a, b).length === 0 && missing(a, b).length === 0;
}

/** The entities of `next` that are new or not what they were. */
export function differing(
  last: ProvidedEntities,
  next: ProvidedEntities,
): ProvidedEntity[] {
  return [...next.values()].filter(
    ({ service, fingerprint }) =>
      last.get(service.id)?.fingerprint !== fingerprint,
  );
}

/** The entities of `last` that are not in `next`. */
export function missing(
  last: ProvidedEntities,
  next: ProvidedEntities,
): ProvidedEntity[] {
  return [...last.values()].filter(({ service }) => !next.has(service.id));
}
