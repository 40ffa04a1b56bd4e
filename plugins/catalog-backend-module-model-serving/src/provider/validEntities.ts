import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  type KindValidator,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { plainText } from '@modeldeck/plugin-model-serving-common';
import type { ProvidedEntity } from './ProvidedEntities';

/** Entities of providers pass no catalogue rules, and these hold what tenants wrote. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/** AiResource is not among them: whether the host's model has it is for the host to check. */
const VALIDATORS: Readonly<Record<string, KindValidator>> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
};

/** An entity, and where it comes from: the location that it is managed by. */
export interface LocatedEntity {
  entity: Entity;
  location: string;
}

/**
 * The entities as the catalogue is told of them. One that it would refuse is left out and logged;
 * the others go on.
 */
export async function validEntities(
  entities: readonly LocatedEntity[],
  logger: LoggerService,
): Promise<ProvidedEntity[]> {
  const valid: ProvidedEntity[] = [];
  for (const { entity, location } of entities) {
    const ref = stringifyEntityRef(entity);
    try {
      const located = withLocation(entity, location);
      await validate(located);
      valid.push({ ref, entity: located, fingerprint: fingerprint(located) });
    } catch (error) {
      logger.warn(
        `${ref} (${plainText(location)}) is not in the catalogue: ${plainText(
          stringifyError(error),
        )}`,
      );
    }
  }
  return valid;
}

function fingerprint(entity: Entity): string {
  return createHash('sha256')
    .update(JSON.stringify(entity))
    .digest('base64url');
}

async function validate(entity: Entity): Promise<void> {
  await policy.enforce(entity);
  await VALIDATORS[entity.kind]?.check(withoutPlaceholder(entity));
}

/** The catalogue's processor makes text of a placeholder before the kind is checked. */
function withoutPlaceholder(entity: Entity): Entity {
  const { spec } = entity;
  return typeof spec?.definition === 'object'
    ? { ...entity, spec: { ...spec, definition: 'read by the catalogue' } }
    : entity;
}

function withLocation(entity: Entity, location: string): Entity {
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
