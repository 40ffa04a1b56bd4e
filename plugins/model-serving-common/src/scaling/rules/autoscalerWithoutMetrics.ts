import { findingAbout, quote } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { condition } from '../../kubernetes/conditions';
import type { HorizontalPodAutoscaler } from '../../kubernetes/horizontalPodAutoscaler';
import type { Finding } from '../../model/types';
import type { ScalingTarget } from '../ScalingTarget';

/** Said of a workload at zero, which the autoscaler leaves there: nothing is wrong with it. */
const AT_ZERO = 'ScalingDisabled';

/** An autoscaler that cannot read what it scales by leaves the replicas as they are. */
export function autoscalerWithoutMetrics(
  autoscaler: HorizontalPodAutoscaler,
  { kind, name }: ScalingTarget,
): Finding | undefined {
  const active = condition(autoscaler.conditions, 'ScalingActive');
  if (active?.status !== 'False' || active.reason === AT_ZERO) {
    return undefined;
  }
  return findingAbout(autoscaler, {
    rule: 'autoscaler-without-metrics',
    severity: 'warning',
    cause: `${kind} "${name}" is not scaled: HorizontalPodAutoscaler "${autoscaler.metadata.name}" cannot read what it scales by`,
    evidence: [
      {
        source: 'condition',
        detail: `ScalingActive=False ${active.reason}: ${quote(
          active.message,
        )}`,
      },
    ],
    fix: `see which metric is missing: ${kubectlCommand(
      autoscaler,
      'describe',
      'horizontalpodautoscaler',
      autoscaler.metadata.name,
    )}`,
  });
}
