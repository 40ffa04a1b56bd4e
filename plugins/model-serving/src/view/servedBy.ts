import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { serviceIdOf } from '../entity';
import { compareHealth } from './healthStatus';

/** A service that the catalogue names. */
export interface Serving {
  entityRef: string;
  /** absent: the fleet has none, or is not known yet */
  service?: ModelService;
}

/** The services that entities stand for, what needs attention first, those without state last. */
export function servedBy(
  entities: readonly Entity[],
  fleet: ModelServiceList | undefined,
): Serving[] {
  const services = new Map(fleet?.items.map(item => [item.id, item]));
  return entities
    .map(entity => ({
      entityRef: stringifyEntityRef(entity),
      service: services.get(serviceIdOf(entity) ?? ''),
    }))
    .sort(
      (a, b) =>
        Number(!a.service) - Number(!b.service) ||
        compareServices(a.service, b.service) ||
        (a.entityRef < b.entityRef ? -1 : 1),
    );
}

function compareServices(
  a: ModelService | undefined,
  b: ModelService | undefined,
): number {
  return a && b ? compareHealth(a.health.status, b.health.status) : 0;
}
