import { type CatalogOptions, DEFAULT_CATALOG_OPTIONS } from './CatalogOptions';
import type { AiModelEntity, AiResourceEntity } from './entityTypes';

/**
 * A model as the kind AiResource, which takes any type with the base fields
 * (backstage/backstage: packages/catalog-model/src/schema/kinds/AiResource.v1alpha1.schema.json).
 * The host needs the module catalog-backend-module-ai-model.
 *
 * @public
 */
export function aiResourceEntity(
  model: AiModelEntity,
  { lifecycle }: CatalogOptions = DEFAULT_CATALOG_OPTIONS,
): AiResourceEntity {
  return { ...model, kind: 'AiResource', spec: { ...model.spec, lifecycle } };
}
