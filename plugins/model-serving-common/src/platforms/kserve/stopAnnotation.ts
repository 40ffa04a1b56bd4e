import type { KubeObject } from '../../kubernetes/resourceType';
import { STOP_ANNOTATION } from './labels';

/** Case does not matter to KServe either (kserve/kserve: pkg/utils, GetForceStopRuntime). */
export function hasStopAnnotation({ metadata }: KubeObject): boolean {
  return metadata.annotations[STOP_ANNOTATION]?.toLowerCase() === 'true';
}
