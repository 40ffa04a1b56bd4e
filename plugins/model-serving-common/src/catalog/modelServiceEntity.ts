import { plainText } from '../kubernetes/plainText';
import { known } from '../model/known';
import type { ModelService } from '../model/types';
import { type CatalogOptions, DEFAULT_CATALOG_OPTIONS } from './CatalogOptions';
import { entityName } from './entityName';
import { entityRef } from './entityRefs';
import { entityTags } from './entityTags';
import type { ModelServiceEntity } from './entityTypes';
import { serviceAnnotations } from './serviceAnnotations';

/** References to the entities that a service stands in relation to. @public */
export interface ServiceRelations {
  providesApis: readonly string[];
  /** the models it serves and the GPU pools that it runs in */
  dependsOn: readonly string[];
}

/**
 * A model service as the catalogue knows it. Identity only: neither health nor traffic nor
 * endpoints, all of which change while the service stays the same. Each changed entity is
 * processed and indexed again, and no pod's restart is worth that.
 *
 * @public
 */
export function modelServiceEntity(
  service: ModelService,
  relations: ServiceRelations = { providesApis: [], dependsOn: [] },
  options: CatalogOptions = DEFAULT_CATALOG_OPTIONS,
): ModelServiceEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: entityName(service),
      title: serviceTitle(service),
      // Where it runs comes first: tables cut the end, and services of one name differ there.
      description: plainText(
        `${service.namespace} on ${service.cluster}: ${service.kind} "${service.name}"`,
      ),
      annotations: serviceAnnotations(service, options),
      tags: entityTags(service.platform, known(service.model.format)),
    },
    spec: {
      type: 'model-service',
      lifecycle: options.lifecycle,
      ...serviceOwnership(service, options),
      ...listed('providesApis', relations.providesApis),
      ...listed('dependsOn', relations.dependsOn),
    },
  };
}

/** What people call it, also when it has no printable name. */
export function serviceTitle({ name, id }: ModelService): string {
  return plainText(name) || id;
}

/** Owner and system as entity references; the default owner where none is named. */
export function serviceOwnership(
  service: ModelService,
  { defaultOwner }: CatalogOptions,
): { owner: string; system?: string } {
  const system = entityRef(service.system);
  return {
    owner: entityRef(service.owner) ?? defaultOwner,
    ...(system === undefined ? {} : { system }),
  };
}

/** Sorted, so that an entity is the same whatever the order in which its parts were read. */
function listed<K extends string>(
  field: K,
  refs: readonly string[],
): Partial<Record<K, string[]>> {
  const sorted = [...new Set(refs)].sort();
  return (sorted.length ? { [field]: sorted } : {}) as Partial<
    Record<K, string[]>
  >;
}
