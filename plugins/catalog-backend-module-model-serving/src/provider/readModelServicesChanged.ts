import {
  modelServiceSchema,
  type ModelServicesChanged,
} from '@modeldeck/plugin-model-serving-common';
import { z } from 'zod';

const payloadSchema = z.object({
  changed: z.array(modelServiceSchema),
  removed: z.array(z.string()),
});

/**
 * The part of an event that is about one cluster.
 *
 * @throws ZodError when it is not such an event; it may come from another version of the backend
 */
export function readModelServicesChanged(
  payload: unknown,
  cluster: string,
): ModelServicesChanged {
  const { changed, removed } = payloadSchema.parse(payload);
  return {
    changed: changed.filter(service => service.cluster === cluster),
    removed: removed.filter(id =>
      id.startsWith(`${encodeURIComponent(cluster)}/`),
    ),
  };
}
