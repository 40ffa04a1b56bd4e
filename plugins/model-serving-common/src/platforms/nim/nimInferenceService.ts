import {
  INFERENCE_SERVICES,
  type InferenceService,
} from '../kserve/inferenceService/inferenceService';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { NimService } from './nimService';

/** The InferenceService that the operator keeps for it, which is its own and no namesake's. */
export function nimInferenceService(
  { metadata: { name, uid }, onKServe }: NimService,
  objects: NamespaceObjects,
): InferenceService | undefined {
  const service = onKServe ? objects.find(INFERENCE_SERVICES, name) : undefined;
  return service?.metadata.ownerReferences.some(owner => owner.uid === uid)
    ? service
    : undefined;
}
