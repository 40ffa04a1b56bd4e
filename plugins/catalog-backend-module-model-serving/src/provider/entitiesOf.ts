import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  aiModelEntity,
  aiResourceEntity,
  type CatalogOptions,
  gpuPoolEntity,
  type GpuPoolIdentity,
  inferenceApiEntity,
  modelServerApiEntity,
  modelServiceEntity,
  type ModelUse,
} from '@modeldeck/plugin-model-serving-common';
import type { PoolView } from './PoolView';
import type { ServedService } from './ServedService';
import type { LocatedEntity } from './validEntities';

/** The Component of a service, and the API that it provides where one is known. */
export function entitiesOfService(
  { service, models, nodes }: ServedService,
  pools: PoolView,
  options: CatalogOptions,
): LocatedEntity[] {
  const location = `model-serving:${service.id}`;
  const api = inferenceApiEntity(service, options);
  const component = modelServiceEntity(
    service,
    {
      providesApis: api ? [stringifyEntityRef(api)] : [],
      dependsOn: [
        ...models.map(use => stringifyEntityRef(modelEntity([use], options))),
        ...pools
          .of(nodes)
          .map(pool => stringifyEntityRef(gpuPoolEntity(pool, options))),
      ],
    },
    options,
  );
  const served =
    api && options.aiKinds.modelServerApi
      ? modelServerApiEntity(api, service) ?? api
      : api;
  return [component, ...(served ? [served] : [])].map(entity => ({
    entity,
    location,
  }));
}

export function entityOfPool(
  pool: GpuPoolIdentity,
  options: CatalogOptions,
): LocatedEntity {
  return {
    entity: gpuPoolEntity(pool, options),
    location: `model-serving:gpu-pool/${pool.id}`,
  };
}

/** Its location tells nothing of who serves it, since that changes while the model stays. */
export function entityOfModel(
  uses: readonly [ModelUse, ...ModelUse[]],
  options: CatalogOptions,
): LocatedEntity {
  const entity = modelEntity(uses, options);
  return { entity, location: `model-serving:model/${entity.metadata.name}` };
}

function modelEntity(
  uses: readonly [ModelUse, ...ModelUse[]],
  options: CatalogOptions,
): Entity {
  const entity = aiModelEntity(uses, options);
  return options.aiKinds.aiResource
    ? aiResourceEntity(entity, options)
    : entity;
}
