import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';

/**
 * The service that was meant, in what was just read of its cluster.
 *
 * @throws NotFoundError, or ServiceUnavailableError where it cannot be told
 */
export function chosenService(
  { items, clusters: [cluster] }: ModelServiceList,
  { id, name }: Pick<ModelService, 'id' | 'name'>,
): ModelService {
  const service = items.find(item => item.id === id);
  if (service) {
    return service;
  }
  const why =
    cluster?.error ??
    cluster?.gaps.find(({ state }) => state !== 'absent')?.reason;
  throw why === undefined
    ? new NotFoundError(`The model service "${name}" is not there any more`)
    : new ServiceUnavailableError(
        `The model service "${name}" cannot be read: ${why}`,
      );
}
