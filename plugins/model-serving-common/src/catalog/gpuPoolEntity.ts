import { plainText } from '../kubernetes/plainText';
import type { GpuPoolIdentity } from '../model/gpuPoolTypes';
import { type CatalogOptions, DEFAULT_CATALOG_OPTIONS } from './CatalogOptions';
import type { GpuPoolEntity } from './entityTypes';
import { uniqueName } from './uniqueName';

/** Ties a catalogue entity to its GPU pool: the value is the pool's id. @public */
export const GPU_POOL_ID_ANNOTATION = 'modeldeck.io/gpu-pool-id';

/**
 * A GPU pool as the catalogue knows it. Nothing of its nodes, not even their products: an
 * autoscaler that may choose among instance types changes them all day.
 *
 * @public
 */
export function gpuPoolEntity(
  pool: GpuPoolIdentity,
  { defaultOwner }: CatalogOptions = DEFAULT_CATALOG_OPTIONS,
): GpuPoolEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: gpuPoolName(pool),
      title: plainText(pool.name) || pool.id,
      description: plainText(`GPU pool "${pool.name}" on ${pool.cluster}`),
      annotations: {
        [GPU_POOL_ID_ANNOTATION]: pool.id,
        'backstage.io/kubernetes-cluster': plainText(pool.cluster),
      },
      tags: [],
    },
    spec: { type: 'gpu-pool', owner: defaultOwner },
  };
}

/** Always with a hash: two labels may give two pools of a cluster one name. @public */
export function gpuPoolName({
  cluster,
  name,
  id,
}: Pick<GpuPoolIdentity, 'cluster' | 'name' | 'id'>): string {
  return uniqueName(`${cluster}.gpu-pool.${name}`, `gpu-pool/${id}`);
}
