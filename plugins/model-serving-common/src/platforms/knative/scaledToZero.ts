import {
  isIdleRevision,
  KNATIVE_REVISIONS,
} from '../../kubernetes/knativeRevision';
import type { Revision } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';

/**
 * Nothing runs because no request comes: every revision that may answer is without pods, and
 * Knative says of each that it waits for traffic. The caller must have read the pods.
 */
export function scaledToZero(
  revisions: readonly Revision[],
  objects: NamespaceObjects,
): { reason: string; message: string } | undefined {
  const serving = revisions.filter(
    ({ role }) => role === 'stable' || role === 'canary',
  );
  const isIdle = serving.every(({ name, pods }) => {
    const revision = objects.find(KNATIVE_REVISIONS, name);
    return pods.length === 0 && revision && isIdleRevision(revision);
  });
  return serving.length > 0 && isIdle
    ? {
        reason: 'NoTraffic',
        message: 'it is scaled to zero and starts with the next request',
      }
    : undefined;
}
