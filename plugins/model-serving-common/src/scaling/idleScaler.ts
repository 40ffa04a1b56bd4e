import { type ScaledObject, scalingPause } from '../kubernetes/scaledObject';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { scaledObjectOf } from './autoscalerOf';
import type { ScalingTarget } from './ScalingTarget';

/**
 * What starts a workload at zero again when there is something to do; undefined: it is not at
 * zero, or nothing does. A paused ScaledObject starts nothing.
 */
export function idleScaler(
  target: ScalingTarget,
  objects: NamespaceObjects,
): ScaledObject | undefined {
  const scaled =
    target.replicas === 0 ? scaledObjectOf(target, objects) : undefined;
  return scaled && scaled.minReplicas === 0 && !scalingPause(scaled)
    ? scaled
    : undefined;
}
