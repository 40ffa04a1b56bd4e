import { findingAbout } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { type ScaledObject, scalingPause } from '../../kubernetes/scaledObject';
import type { Finding } from '../../model/types';
import type { ScalingTarget } from '../ScalingTarget';

/** A pause outlives the incident it was meant for; nothing tells of it but an annotation. */
export function autoscalingPaused(
  scaled: ScaledObject,
  { kind, name }: ScalingTarget,
): Finding | undefined {
  const pause = scalingPause(scaled);
  if (!pause) {
    return undefined;
  }
  const { annotation, replicas } = pause;
  return findingAbout(scaled, {
    rule: 'autoscaling-paused',
    severity: 'warning',
    cause: `${kind} "${name}" is not scaled: ScaledObject "${
      scaled.metadata.name
    }" is paused${replicas === undefined ? '' : ` at ${replicas} replicas`}`,
    evidence: [
      {
        source: 'field',
        detail: `metadata.annotations: ${annotation}=${scaled.metadata.annotations[annotation]}`,
      },
    ],
    fix: `when it shall be scaled again: ${kubectlCommand(
      scaled,
      'annotate',
      'scaledobject',
      scaled.metadata.name,
      `${annotation}-`,
    )}`,
  });
}
