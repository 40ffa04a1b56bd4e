import type { ServingSettings } from '../settings/ServingSettings';
import { MODEL_SERVICE_LABEL } from './recognise';
import { rulesFor } from './recognitionSelections';

/** Whether pods are read that do not carry our label. */
export function readsAllPods(settings: ServingSettings): boolean {
  return (
    rulesFor('Deployment', settings).length > 0 ||
    rulesFor('StatefulSet', settings).length > 0
  );
}

/** Our label, or nothing that narrows the list of pods over a fleet. */
export function podSelector(settings: ServingSettings): string | undefined {
  return readsAllPods(settings) ? undefined : MODEL_SERVICE_LABEL;
}
