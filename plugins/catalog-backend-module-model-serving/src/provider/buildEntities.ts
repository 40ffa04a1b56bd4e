import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  componentEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  type Entity,
} from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import {
  modelServiceEntity,
  plainText,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { ProvidedEntity } from './ProvidedEntities';

/** Entities of providers pass no catalogue rules, and these hold what tenants wrote. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/**
 * The services' entities. One that the catalogue would refuse is left out and logged; the
 * others go on.
 */
export async function buildEntities(
  services: readonly ModelService[],
  logger: LoggerService,
): Promise<ProvidedEntity[]> {
  const entities: ProvidedEntity[] = [];
  for (const service of services) {
    try {
      entities.push(await buildEntity(service));
    } catch (error) {
      logger.warn(
        `${service.kind} ${service.namespace}/${service.name} on cluster "${
          service.cluster
        }" is not in the catalogue: ${plainText(stringifyError(error))}`,
      );
    }
  }
  return entities;
}

async function buildEntity(service: ModelService): Promise<ProvidedEntity> {
  const { id, kind, namespace } = service;
  const entity = withLocation(modelServiceEntity(service), id);
  await policy.enforce(entity);
  await componentEntityV1alpha1Validator.check(entity);
  return {
    service: { id, kind, namespace },
    entity,
    fingerprint: JSON.stringify(entity),
  };
}

function withLocation(entity: Entity, id: string): Entity {
  const location = `model-serving:${id}`;
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
  };
}
