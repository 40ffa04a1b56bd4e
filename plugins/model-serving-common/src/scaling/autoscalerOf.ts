import {
  HORIZONTAL_POD_AUTOSCALERS,
  type HorizontalPodAutoscaler,
} from '../kubernetes/horizontalPodAutoscaler';
import { type ScaledObject, SCALED_OBJECTS } from '../kubernetes/scaledObject';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import type { ScalingTarget } from './ScalingTarget';

/** KEDA's own HorizontalPodAutoscaler knows no zero, so the ScaledObject goes before it. */
export function scaledObjectOf(
  target: ScalingTarget,
  objects: NamespaceObjects,
): ScaledObject | undefined {
  return objects.list(SCALED_OBJECTS).find(object => isFor(object, target));
}

export function horizontalAutoscalerOf(
  target: ScalingTarget,
  objects: NamespaceObjects,
): HorizontalPodAutoscaler | undefined {
  return objects
    .list(HORIZONTAL_POD_AUTOSCALERS)
    .find(autoscaler => isFor(autoscaler, target));
}

function isFor(
  { target }: Pick<ScaledObject, 'target'>,
  { kind, name }: ScalingTarget,
): boolean {
  return target.kind === kind && target.name === name;
}
