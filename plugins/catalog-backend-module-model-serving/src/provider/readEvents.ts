import {
  clusterStateSchema,
  type Gap,
  type GpuPoolsChanged,
  type ModelService,
  modelServiceSchema,
} from '@modeldeck/plugin-model-serving-common';
import { z } from 'zod';

const modelServicesSchema = z.object({
  changed: z.array(modelServiceSchema),
  removed: z.array(z.string()),
  clusters: z.array(clusterStateSchema),
});

const gpuPoolsSchema = z.object({ cluster: z.string() });

/** What an event says about one cluster. */
export interface ClusterChange {
  changed: ModelService[];
  removed: string[];
  /** lists that cannot be read, and so hide parts of the services */
  gaps: Gap[];
}

/**
 * The part of an event that is about one cluster.
 *
 * @throws ZodError when it is not such an event; it may come from another version of the backend
 */
export function readModelServicesChanged(
  payload: unknown,
  cluster: string,
): ClusterChange {
  const { changed, removed, clusters } = modelServicesSchema.parse(payload);
  return {
    changed: changed.filter(service => service.cluster === cluster),
    removed: removed.filter(id =>
      id.startsWith(`${encodeURIComponent(cluster)}/`),
    ),
    gaps: clusters.find(({ name }) => name === cluster)?.gaps ?? [],
  };
}

/** @throws ZodError when it is not such an event */
export function readGpuPoolsChanged(payload: unknown): GpuPoolsChanged {
  return gpuPoolsSchema.parse(payload);
}
