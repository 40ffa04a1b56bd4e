import { findingAbout } from '../../diagnosis/finding';
import type { HorizontalPodAutoscaler } from '../../kubernetes/horizontalPodAutoscaler';
import type { Finding } from '../../model/types';
import type { ScalingTarget } from '../ScalingTarget';

/** The accelerator of a model is full long before the processor that feeds it. */
export function scaledByCpu(
  autoscaler: HorizontalPodAutoscaler,
  { kind, name, accelerators: [first] = [] }: ScalingTarget,
): Finding | undefined {
  const { metrics } = autoscaler;
  // Without any metric an autoscaler goes by the processor.
  if (!first || metrics.some(metric => metric !== 'cpu')) {
    return undefined;
  }
  return findingAbout(autoscaler, {
    rule: 'accelerator-scaled-by-cpu',
    severity: 'info',
    cause: `${kind} "${name}" works on ${first.resource} and is scaled by the use of its processors, which seldom shows how much there is to do`,
    evidence: [
      { source: 'field', detail: 'spec.metrics: cpu only' },
      { source: 'field', detail: `${first.resource}: ${first.count} a pod` },
    ],
    fix: 'scale by what waits or is in flight, e.g. a metric of the model server',
  });
}
