import type { ServiceIdentity } from '../model/serviceId';
import { dottedName } from './uniqueName';

/**
 * The entity's name: `cluster.namespace.kind.name` where that is a valid name and can be no other
 * service's, else as much of it as fits with a hash of the service's id.
 *
 * @public
 */
export function entityName(service: ServiceIdentity & { id: string }): string {
  const { cluster, namespace, kind, name, id } = service;
  return dottedName([cluster, namespace, kind.toLowerCase(), name], id);
}
