import { type Deployment, DEPLOYMENTS } from '../../kubernetes/deployment';
import { type Pod, PODS } from '../../kubernetes/pod';
import { podsOfInferenceService } from '../kserve/inferenceService/inferenceServicePods';
import { INFERENCE_SERVICE_LABEL } from '../kserve/labels';
import type { NamespaceObjects, ObjectIndex } from '../NamespaceObjects';
import type { Selection } from '../ServingPlatform';
import type { NimService } from './nimService';

/** On all that the operator makes (NVIDIA/k8s-nim-operator: nimservice_types.go, GetStandardLabels). */
export const MADE_BY_NIM_OPERATOR =
  'app.kubernetes.io/managed-by=k8s-nim-operator';

const PODS_BY_APP: ObjectIndex<Pod> = {
  type: PODS,
  keysOf({ metadata: { labels } }) {
    const isNim = labels['app.kubernetes.io/managed-by'] === 'k8s-nim-operator';
    const app = labels.app;
    return isNim && app ? [app] : [];
  },
};

/** The `app` label of its pods; those of a LeaderWorkerSet have its name. */
function appLabel({ metadata: { name }, multiNode }: NimService): string {
  return multiNode ? `${name}-lws` : name;
}

/** Its pods, which KServe labels as those of the InferenceService where that runs it. */
export function podsOfNimService(
  service: NimService,
  objects: NamespaceObjects,
): readonly Pod[] {
  return service.onKServe
    ? podsOfInferenceService(service.metadata.name, objects)
    : objects.lookup(PODS_BY_APP, appLabel(service));
}

/** How to ask for its pods alone. */
export function nimPodSelection(service: NimService): Selection {
  return {
    labelSelector: service.onKServe
      ? `${INFERENCE_SERVICE_LABEL}=${service.metadata.name}`
      : `${MADE_BY_NIM_OPERATOR},app=${appLabel(service)}`,
  };
}

/** The Deployment that the operator keeps for it; several nodes need another kind. */
export function nimDeployment(
  { metadata, onKServe, multiNode }: NimService,
  objects: NamespaceObjects,
): Deployment | undefined {
  return onKServe || multiNode
    ? undefined
    : objects.find(DEPLOYMENTS, metadata.name);
}
