import type { TemplateContainer } from '../kubernetes/container';
import type { KubeObject } from '../kubernetes/resourceType';
import type { RecognisableKind } from './RecognitionRule';

/** A workload that may serve a model or anything else. @public */
export interface RecognisableWorkload {
  kind: RecognisableKind;
  metadata: KubeObject['metadata'];
  containers: ReadonlyArray<Pick<TemplateContainer, 'image' | 'ports'>>;
}
