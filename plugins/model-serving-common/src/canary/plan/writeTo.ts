import type { KubeObject, ResourceType } from '../../kubernetes/resourceType';
import type { PlannedWrite } from '../../model/types';

/** Names an object to be written, as it was when the plan was made. */
export function writeTo(
  { plural }: ResourceType,
  { apiVersion, kind, metadata }: KubeObject,
  write: Pick<PlannedWrite, 'type' | 'patch' | 'summary' | 'subresource'>,
): PlannedWrite {
  const { namespace, name, uid, resourceVersion } = metadata;
  return {
    object: { apiVersion, kind, plural, namespace, name },
    guard: { uid, resourceVersion },
    ...write,
  };
}
