import { NotAllowedError } from '@backstage/errors';
import type {
  AppliedObject,
  ApplyRequest,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { Fleet } from '../fleet/Fleet';
import type { ServiceAccess } from '../permissions/ServiceAccess';
import { isPartOf } from './Applier';

/**
 * That documents change nothing of others beside the service that they are for. An object that no
 * service is known by, such as a NetworkPolicy, says of nobody whose it is: who may not apply
 * whatever there is in the namespace may make such objects, and not change those that are there.
 *
 * @throws NotAllowedError
 */
export function requireOwn(options: {
  request: Pick<ApplyRequest, 'cluster' | 'namespace'>;
  objects: readonly AppliedObject[];
  /** services that the caller may change, as is known already */
  services: readonly ModelService[];
  fleet: Pick<Fleet, 'list'>;
  access: ServiceAccess;
}): void {
  const { request, objects, services, fleet, access } = options;
  const { cluster, namespace } = request;
  const others = fleet
    .list()
    .items.filter(
      service =>
        service.cluster === cluster &&
        service.namespace === namespace &&
        !access.allows(service),
    );
  const changed = objects.filter(({ outcome }) => outcome === 'changed');
  for (const object of changed) {
    const isOthers =
      others.some(other => isPartOf(other, object)) ||
      (!access.allowsAll({ cluster, namespace }) &&
        !services.some(service => isPartOf(service, object)));
    if (isOthers) {
      throw new NotAllowedError(
        `${object.kind}/${object.name} is there already in namespace ${namespace}, and it is not known to be yours to change; choose another name, or let the pipeline apply it`,
      );
    }
  }
}
