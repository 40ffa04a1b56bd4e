import { HORIZONTAL_POD_AUTOSCALERS } from '../kubernetes/horizontalPodAutoscaler';
import { SCALED_OBJECTS } from '../kubernetes/scaledObject';
import type { ResourceNeed } from '../platforms/ServingPlatform';

/** What `scalingBounds` and `scalingFindings` read: autoscalers name their workload, not the reverse. */
export function scalingNeeds(
  belongingTo?: ResourceNeed['belongingTo'],
): ResourceNeed[] {
  const needs: ResourceNeed[] = [
    {
      type: HORIZONTAL_POD_AUTOSCALERS,
      role: 'join',
      without: 'between which bounds workloads are scaled',
    },
    {
      type: SCALED_OBJECTS,
      role: 'join',
      without: 'between which bounds KEDA scales workloads',
    },
  ];
  return belongingTo ? needs.map(need => ({ ...need, belongingTo })) : needs;
}
