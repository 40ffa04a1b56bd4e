import { acceleratorsOf, podRequests } from '../kubernetes/accelerators';
import type { Deployment } from '../kubernetes/deployment';
import type { Marks } from '../kubernetes/marks';
import type { StatefulSet } from '../kubernetes/statefulSet';
import { orUnknown } from '../model/known';
import type { ScalingTarget } from '../scaling/ScalingTarget';

/** A workload that is one revision of a service, and knows nothing of models. */
export type PlainWorkload = Deployment | StatefulSet;

export function isStatefulSet(
  workload: PlainWorkload,
): workload is StatefulSet {
  return workload.kind === 'StatefulSet';
}

/** Places that its settings may be written at; its own go before its template's. */
export function marksOf({ metadata, template }: PlainWorkload): Marks[] {
  return [metadata, template];
}

/** As an autoscaler sees it. */
export function scalingTarget(workload: PlainWorkload): ScalingTarget {
  return {
    kind: workload.kind,
    name: workload.metadata.name,
    replicas: orUnknown(workload.replicas, 'spec.replicas is not a count'),
    accelerators: acceleratorsOf(podRequests(workload.template)),
  };
}
