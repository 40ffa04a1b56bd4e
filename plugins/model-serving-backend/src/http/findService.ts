import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import type { Fleet } from '../fleet/Fleet';
import type { ServiceAccess } from '../permissions/ServiceAccess';

/**
 * The service of an id, if the caller may see it.
 *
 * @throws NotFoundError also when the caller may not: its name must not be told
 * @throws ServiceUnavailableError when its cluster cannot be read
 */
export function findService(
  fleet: Fleet,
  access: ServiceAccess,
  id: string,
): ModelService {
  const service = fleet.get(id);
  if (service && access.allows(service)) {
    return service;
  }
  const unread = fleet
    .list()
    .clusters.find(
      ({ name, reachable }) =>
        !reachable &&
        id.startsWith(`${encodeURIComponent(name)}/`) &&
        access.mayAllow({ cluster: name }),
    );
  if (unread && !service) {
    throw new ServiceUnavailableError(
      `Cannot tell whether the service exists: cluster "${
        unread.name
      }" is not reachable. ${unread.error ?? 'Try again later'}`,
    );
  }
  throw new NotFoundError('No such model service, or you may not see it');
}
