import { loadScenario, type Manifest } from '@modeldeck/simulated-cluster';

export const SCENARIO = loadScenario('kserve-knative-promoted');
export const { namespace } = SCENARIO;
export const GPU = 'nvidia.com/gpu';

/** The next model of the scenario's service, as somebody would write it. */
export function nextModel(
  predictor: Record<string, unknown> = {},
  model: Record<string, unknown> = {},
) {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'demand', namespace },
    spec: {
      predictor: {
        minReplicas: 1,
        ...predictor,
        model: {
          modelFormat: { name: 'lightgbm' },
          storageUri: 's3://models/demand/v3',
          ...model,
        },
      },
    },
  };
}

export function gpuNode(
  name: string,
  gpus: number,
  taints: unknown[] = [],
): Manifest {
  const amounts = { cpu: '32', memory: '128Gi', pods: '110', [GPU]: `${gpus}` };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'modeldeck.io/node-pool': 'serving' } },
    spec: { taints },
    status: {
      capacity: amounts,
      allocatable: amounts,
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  } as Manifest;
}

export const RUNTIME = {
  apiVersion: 'serving.kserve.io/v1alpha1',
  kind: 'ClusterServingRuntime',
  metadata: { name: 'lgb' },
  spec: {
    supportedModelFormats: [{ name: 'lightgbm', autoSelect: true }],
    protocolVersions: ['v1'],
    containers: [{ name: 'kserve-container', image: 'lgb:1' }],
  },
} as unknown as Manifest;

export const ASKS = { resources: { limits: { [GPU]: '2' } } };
