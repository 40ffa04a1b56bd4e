import { condition } from '../../../kubernetes/conditions';
import { known } from '../../../model/known';
import type { Revision } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { InferenceService } from './inferenceService';
import { KNATIVE_REVISIONS } from './knativeRevision';

/**
 * Nothing runs because no request comes: all that may serve is without pods, and either Knative
 * says so (`Active` is False for `NoTraffic`) or the spec allows zero replicas. Pods that could
 * not be read are no pods that are not there, so the caller must have read them.
 */
export function scaledToZero(
  service: InferenceService,
  revisions: readonly Revision[],
  objects: NamespaceObjects,
): { reason: string; message: string } | undefined {
  const serving = revisions.filter(({ role }) => role !== 'retired');
  const [stable] = serving;
  if (!stable || serving.some(({ pods }) => pods.length > 0)) {
    return undefined;
  }
  const active = condition(
    objects.find(KNATIVE_REVISIONS, stable.name)?.conditions ?? [],
    'Active',
  );
  if (active?.status === 'False' && active.reason === 'NoTraffic') {
    return {
      reason: 'NoTraffic',
      message: 'it is scaled to zero and starts with the next request',
    };
  }
  const allowsZero = service.predictor.minReplicas === 0;
  return allowsZero && !known(stable.replicas.wanted)
    ? {
        reason: 'ScaledToZero',
        message: 'it is scaled to zero and its spec allows that',
      }
    : undefined;
}
