import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { type PodView, podView } from './podView';
import { acceleratorsOf, readyOf } from './values';

type Component = ModelService['components'][number];

/** What runs beside the revisions. */
export interface ComponentView {
  name: string;
  kind: string;
  ready: string;
  gpus: string;
  /** names of the services that it works for, when there are several; GPUs are then nobody's alone */
  sharedBy: readonly string[];
  /** how many share it beyond those */
  sharedByOmitted: number;
  pods: readonly PodView[];
}

export function componentView(component: Component, now: Date): ComponentView {
  return {
    name: component.name,
    kind: component.kind,
    ready: readyOf([component.replicas]),
    gpus: acceleratorsOf(component.accelerators),
    sharedBy:
      component.sharedBy.length > 1 ? component.sharedBy.map(nameIn) : [],
    sharedByOmitted: component.sharedByOmitted ?? 0,
    pods: component.pods.map(pod => podView(pod, now)),
  };
}

/** An id ends with the service's name, percent-encoded. */
function nameIn(id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
