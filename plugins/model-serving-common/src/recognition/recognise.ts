import type { Container } from '../kubernetes/container';
import type { KubeObject } from '../kubernetes/resourceType';
import type { Recognition } from '../model/types';
import type { ServingSettings } from '../settings/ServingSettings';
import type { RecognisableKind, RecognitionRule } from './RecognitionRule';

/**
 * The name of the model service that a workload belongs to. Its pod template carries it as
 * well, so that its pods can be asked for without reading all pods of the cluster.
 *
 * @public
 */
export const MODEL_SERVICE_LABEL = 'modeldeck.io/model-service';

/** A workload that may serve a model or anything else. @public */
export interface RecognisableWorkload {
  kind: RecognisableKind;
  metadata: KubeObject['metadata'];
  containers: readonly Container[];
}

/** @public */
export interface RecognisedWorkload {
  /** of the model service that it belongs to */
  service: string;
  by: Recognition;
  /** absent: the label */
  rule?: RecognitionRule;
}

/** Which model service a workload belongs to and why; undefined: it is not told to be one. @public */
export function recognise(
  { metadata }: RecognisableWorkload,
  _settings: ServingSettings,
): RecognisedWorkload | undefined {
  const service = metadata.labels[MODEL_SERVICE_LABEL];
  return service
    ? {
        service,
        by: {
          rule: 'label',
          detail: `label ${MODEL_SERVICE_LABEL}=${service}`,
        },
      }
    : undefined;
}
