import { findingAbout, quote } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { condition } from '../../kubernetes/conditions';
import { type ScaledObject, scalingPause } from '../../kubernetes/scaledObject';
import type { Finding } from '../../model/types';
import type { ScalingTarget } from '../ScalingTarget';

/** KEDA does not act on a ScaledObject that it cannot make sense of. */
export function scaledObjectRefused(
  scaled: ScaledObject,
  { kind, name }: ScalingTarget,
): Finding | undefined {
  const ready = condition(scaled.conditions, 'Ready');
  if (ready?.status !== 'False' || scalingPause(scaled)) {
    return undefined;
  }
  return findingAbout(scaled, {
    rule: 'scaled-object-refused',
    severity: 'warning',
    cause: `${kind} "${name}" is not scaled: KEDA cannot act on ScaledObject "${scaled.metadata.name}"`,
    evidence: [
      {
        source: 'condition',
        detail: `Ready=False ${ready.reason}: ${quote(ready.message)}`,
      },
    ],
    fix: `correct what KEDA complains of; see ${kubectlCommand(
      scaled,
      'describe',
      'scaledobject',
      scaled.metadata.name,
    )}`,
  });
}
