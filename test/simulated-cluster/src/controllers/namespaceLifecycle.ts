import { textAt } from '../json/read';
import { qualifiedName } from '../resources/ApiResource';
import type { ClusterClient } from './ClusterClient';

/** Empties and removes a namespace that is being deleted; false when it is not. */
export function finishNamespace(
  client: ClusterClient,
  namespace: string,
): boolean {
  const object = client.get('namespaces', undefined, namespace);
  if (!object || textAt(object, 'status', 'phase') !== 'Terminating') {
    return false;
  }
  for (const [resource, content] of client.everything(namespace)) {
    client.remove(qualifiedName(resource), content);
  }
  client.remove('namespaces', object);
  return true;
}
