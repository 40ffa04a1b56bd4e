import { qualifiedName } from '../resources/ApiResource';
import type { ClusterClient } from './ClusterClient';

/**
 * Removes what belonged to deleted objects and to nobody else (uid → namespace of the deleted).
 * Driven by deletions rather than by missing owners: fixtures may name owners that never were.
 */
export function collectGarbage(
  client: ClusterClient,
  deleted: ReadonlyMap<string, string>,
): void {
  for (const namespace of new Set(deleted.values())) {
    const objects = client.everything(namespace);
    const living = new Set(objects.map(([, { metadata }]) => metadata.uid));
    for (const [resource, object] of objects) {
      const owners = object.metadata.ownerReferences ?? [];
      if (
        owners.some(({ uid }) => deleted.has(uid)) &&
        !owners.some(({ uid }) => living.has(uid))
      ) {
        client.remove(qualifiedName(resource), object);
      }
    }
  }
}
