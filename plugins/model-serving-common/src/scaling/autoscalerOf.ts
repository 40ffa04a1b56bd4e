import {
  HORIZONTAL_POD_AUTOSCALERS,
  type HorizontalPodAutoscaler,
} from '../kubernetes/horizontalPodAutoscaler';
import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import { type ScaledObject, SCALED_OBJECTS } from '../kubernetes/scaledObject';
import type {
  NamespaceObjects,
  ObjectIndex,
} from '../platforms/NamespaceObjects';
import type { ScalingTarget } from './ScalingTarget';

const SCALED_OBJECTS_BY_TARGET = byTarget(SCALED_OBJECTS);
const AUTOSCALERS_BY_TARGET = byTarget(HORIZONTAL_POD_AUTOSCALERS);

/** KEDA's own HorizontalPodAutoscaler knows no zero, so the ScaledObject goes before it. */
export function scaledObjectOf(
  { kind, name }: ScalingTarget,
  objects: NamespaceObjects,
): ScaledObject | undefined {
  return objects.lookup(SCALED_OBJECTS_BY_TARGET, `${kind}/${name}`)[0];
}

export function horizontalAutoscalerOf(
  { kind, name }: ScalingTarget,
  objects: NamespaceObjects,
): HorizontalPodAutoscaler | undefined {
  return objects.lookup(AUTOSCALERS_BY_TARGET, `${kind}/${name}`)[0];
}

function byTarget<T extends KubeObject & Pick<ScaledObject, 'target'>>(
  type: ResourceType<T>,
): ObjectIndex<T> {
  return {
    type,
    keysOf: ({ target: { kind, name } }) => [`${kind}/${name}`],
  };
}
