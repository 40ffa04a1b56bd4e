import { findingAbout, quote } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { condition } from '../../kubernetes/conditions';
import type { ScaledObject } from '../../kubernetes/scaledObject';
import type { Finding } from '../../model/types';
import type { ScalingTarget } from '../ScalingTarget';

/** KEDA cannot read its triggers, and holds a number of replicas that has nothing to do with load. */
export function scalingFallback(
  scaled: ScaledObject,
  { kind, name }: ScalingTarget,
): Finding | undefined {
  const fallback = condition(scaled.conditions, 'Fallback');
  return fallback?.status === 'True'
    ? findingAbout(scaled, {
        rule: 'scaling-fallback',
        severity: 'warning',
        cause: `${kind} "${name}" is scaled by the fallback of ScaledObject "${scaled.metadata.name}", since its triggers cannot be read`,
        evidence: [
          {
            source: 'condition',
            detail: `Fallback=True ${fallback.reason}: ${quote(
              fallback.message,
            )}`,
          },
        ],
        fix: `see which trigger fails: ${kubectlCommand(
          scaled,
          'describe',
          'scaledobject',
          scaled.metadata.name,
        )}`,
      })
    : undefined;
}
