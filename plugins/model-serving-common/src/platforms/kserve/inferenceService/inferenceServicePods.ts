import { type Pod, PODS } from '../../../kubernetes/pod';
import type { NamespaceObjects, ObjectIndex } from '../../NamespaceObjects';
import { COMPONENT_LABEL, INFERENCE_SERVICE_LABEL } from '../labels';
import { byName } from '../../../kubernetes/byName';

const PODS_BY_INFERENCE_SERVICE: ObjectIndex<Pod> = {
  type: PODS,
  keysOf({ metadata }) {
    const name = metadata.labels[INFERENCE_SERVICE_LABEL];
    return name ? [name] : [];
  },
};

/** All pods of a service: predictor, transformer and explainer. */
export function podsOfInferenceService(
  name: string,
  objects: NamespaceObjects,
): readonly Pod[] {
  return byName(objects.lookup(PODS_BY_INFERENCE_SERVICE, name));
}

/** A pod without the label counts as a predictor's: to leave it out would hide it. */
export function isPredictorPod({ metadata }: Pod): boolean {
  const component = metadata.labels[COMPONENT_LABEL] ?? 'predictor';
  return component === 'predictor';
}
