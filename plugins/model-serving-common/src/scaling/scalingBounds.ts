import { HORIZONTAL_POD_AUTOSCALERS } from '../kubernetes/horizontalPodAutoscaler';
import { SCALED_OBJECTS, scalingPause } from '../kubernetes/scaledObject';
import { type Known, isUnknown, orUnknown, unknown } from '../model/known';
import type { ModelService } from '../model/types';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { horizontalAutoscalerOf, scaledObjectOf } from './autoscalerOf';
import type { ScalingTarget } from './ScalingTarget';

type Bounds = ModelService['scaling'];

/** Bounds over all workloads of a service: their autoscalers', or the fixed number of replicas. */
export function scalingBounds(
  targets: readonly ScalingTarget[],
  objects: NamespaceObjects,
): Bounds {
  const all = targets.map(target => boundsOf(target, objects));
  return { min: sum(all.map(b => b.min)), max: sum(all.map(b => b.max)) };
}

function boundsOf(target: ScalingTarget, objects: NamespaceObjects): Bounds {
  const hidden =
    // A cluster without KEDA has no ScaledObjects; one without autoscalers cannot be believed.
    objects.state(SCALED_OBJECTS).state === 'absent'
      ? objects.cannotTell(HORIZONTAL_POD_AUTOSCALERS)
      : objects.cannotTell(SCALED_OBJECTS) ??
        objects.cannotTell(HORIZONTAL_POD_AUTOSCALERS);
  if (hidden !== undefined) {
    return fixed(unknown(hidden));
  }
  return (
    scaledObjectBounds(target, objects) ??
    horizontalBounds(target, objects) ??
    fixed(target.replicas)
  );
}

function scaledObjectBounds(
  target: ScalingTarget,
  objects: NamespaceObjects,
): Bounds | undefined {
  const scaled = scaledObjectOf(target, objects);
  const pause = scaled && scalingPause(scaled);
  if (pause) {
    return fixed(pause.replicas ?? target.replicas);
  }
  return scaled && { min: scaled.minReplicas, max: scaled.maxReplicas };
}

function horizontalBounds(
  target: ScalingTarget,
  objects: NamespaceObjects,
): Bounds | undefined {
  const autoscaler = horizontalAutoscalerOf(target, objects);
  return (
    autoscaler && {
      min: autoscaler.minReplicas,
      max: orUnknown(
        autoscaler.maxReplicas,
        `HorizontalPodAutoscaler/${autoscaler.metadata.name} has no maxReplicas`,
      ),
    }
  );
}

function fixed(replicas: Known<number>): Bounds {
  return { min: replicas, max: replicas };
}

function sum(parts: ReadonlyArray<Known<number>>): Known<number> {
  let total = 0;
  for (const part of parts) {
    if (isUnknown(part)) {
      return part;
    }
    total += part;
  }
  return total;
}
