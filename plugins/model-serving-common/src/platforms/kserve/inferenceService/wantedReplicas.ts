import { condition } from '../../../kubernetes/conditions';
import { type Known, unknown } from '../../../model/known';
import { knownCount } from '../../workload';
import type { KnativeRevision } from './knativeRevision';

/** An inactive revision wants none: Knative starts it when a request comes. */
export function wantedReplicas(
  revision: KnativeRevision | undefined,
  whyUnknown: string,
): Known<number> {
  if (!revision) {
    return unknown(whyUnknown);
  }
  const active = condition(revision.conditions, 'Active');
  return active?.status === 'False' && active.reason === 'NoTraffic'
    ? 0
    : knownCount(
        revision.desiredReplicas,
        'Knative has not reported how many replicas it wants',
      );
}
