import type { KubeObject } from '../../json/KubeObject';
import { textAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';
import { isOwnedBy } from '../ClusterClient';
import { reconcileKnativeMode } from './knativeMode';
import { reconcileStandardMode } from './standardMode';

export const INFERENCE_SERVICES = 'inferenceservices.serving.kserve.io';

const MODE = 'serving.kserve.io/deploymentMode';
const STOP = 'serving.kserve.io/stop';
const CHILDREN = [
  'services.serving.knative.dev',
  'deployments.apps',
  'services',
  'httproutes.gateway.networking.k8s.io',
];

/** kserve/kserve: pkg/controller/v1beta1/inferenceservice/controller.go */
export function controlInferenceServices(
  client: ClusterClient,
  namespace: string,
): void {
  for (const service of client.list(INFERENCE_SERVICES, namespace)) {
    const mode = deploymentMode(service);
    if (service.metadata.annotations?.[STOP] === 'true') {
      stop(client, service, mode);
    } else if (mode === 'Knative') {
      reconcileKnativeMode(client, service);
    } else {
      reconcileStandardMode(client, service);
    }
  }
}

/** Chosen once: the status wins over what the annotation says today. */
function deploymentMode(service: KubeObject): string {
  const chosen = textAt(service, 'status', 'deploymentMode');
  const asked = service.metadata.annotations?.[MODE] ?? 'Standard';
  const mode = chosen || asked;
  return { Serverless: 'Knative', RawDeployment: 'Standard' }[mode] ?? mode;
}

function stop(client: ClusterClient, service: KubeObject, mode: string): void {
  for (const child of CHILDREN) {
    client
      .list(child, service.metadata.namespace)
      .filter(object => isOwnedBy(object, service))
      .forEach(object => client.remove(child, object));
  }
  client.setStatus(INFERENCE_SERVICES, service, {
    observedGeneration: service.metadata.generation,
    deploymentMode: mode,
    conditions: [
      ...['IngressReady', 'PredictorReady', 'Ready'].map(type => ({
        type,
        status: 'False',
        reason: 'Stopped',
      })),
      { type: 'Stopped', status: 'True', severity: 'Info' },
    ],
    modelStatus: { transitionStatus: '' },
  });
}
