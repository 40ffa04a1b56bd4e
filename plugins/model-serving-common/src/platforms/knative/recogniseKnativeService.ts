import type { KnativeService } from '../../kubernetes/knativeService';
import {
  recognise,
  type RecognisedWorkload,
} from '../../recognition/recognise';
import type { ServingSettings } from '../../settings/ServingSettings';

/** Why a Knative Service is a model service; undefined: it is none, or another platform made it. */
export function recogniseKnativeService(
  { metadata, template: { containers } }: KnativeService,
  settings: ServingSettings,
): RecognisedWorkload | undefined {
  return recognise({ kind: 'KnativeService', metadata, containers }, settings);
}
