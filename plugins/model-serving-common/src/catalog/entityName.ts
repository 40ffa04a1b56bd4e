import type { ServiceIdentity } from '../model/serviceId';
import { stableHash } from './stableHash';

/** backstage/backstage: packages/catalog-model, KubernetesValidatorFunctions.isValidObjectName */
const LONGEST_NAME = 63;

/**
 * The entity's name: `cluster.namespace.kind.name`, all in small letters, because the catalogue
 * does not tell names apart by case. Where that would not be a valid name, or could be another
 * service's (a dot in the cluster's name shifts the parts), what fits is kept and a hash of the
 * exact identity follows.
 *
 * @public
 */
export function entityName(service: ServiceIdentity & { id: string }): string {
  const parts = [
    service.cluster,
    service.namespace,
    service.kind.toLowerCase(),
    service.name,
  ];
  const exact = parts.join('.');
  if (
    parts.every(isPlain) &&
    exact.length <= LONGEST_NAME &&
    !service.cluster.includes('.')
  ) {
    return exact;
  }
  const hash = stableHash(service.id);
  const readable = exact
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, LONGEST_NAME - hash.length - 1)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return readable === '' ? hash : `${readable}-${hash}`;
}

/** Begins and ends so that it may stand beside a dot. */
function isPlain(part: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(part);
}
