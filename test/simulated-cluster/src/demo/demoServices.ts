import type { Manifest } from '../json/KubeObject';

export const DEMO_NAMESPACE = 'demo';

export interface DemoService {
  name: string;
  storageUri: string;
  format: string;
  minReplicas?: number;
  gpus?: number;
  canaryTrafficPercent?: number;
}

/** What lives in the demo: controllers act on it and users may patch it. */
export const demoServices: readonly DemoService[] = [
  {
    name: 'credit-score',
    storageUri: 's3://models/credit-score/v1',
    format: 'xgboost',
    minReplicas: 2,
  },
  { name: 'fraud', storageUri: 's3://models/fraud/v1', format: 'sklearn' },
  {
    name: 'assistant',
    storageUri: 's3://models/assistant/v1',
    format: 'huggingface',
    gpus: 1,
  },
  {
    name: 'nightly-report',
    storageUri: 's3://models/nightly-report/v1',
    format: 'sklearn',
    minReplicas: 0,
  },
];

/** The second versions: one canary in flight, one that does not come up. */
export const demoUpdates: readonly DemoService[] = [
  {
    name: 'credit-score',
    storageUri: 's3://models/credit-score/v2',
    format: 'xgboost',
    minReplicas: 2,
    canaryTrafficPercent: 20,
  },
  {
    name: 'fraud',
    storageUri: 's3://models/fraud/v2-broken',
    format: 'sklearn',
    canaryTrafficPercent: 10,
  },
];

export function demoInferenceService(service: DemoService): Manifest {
  const { name, minReplicas = 1, gpus, canaryTrafficPercent } = service;
  const amounts = {
    cpu: '1',
    memory: '2Gi',
    ...(gpus && { 'nvidia.com/gpu': String(gpus) }),
  };
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name,
      namespace: DEMO_NAMESPACE,
      annotations: {
        'serving.kserve.io/deploymentMode': 'Knative',
        'modeldeck.io/owner': 'team-demo',
      },
    },
    spec: {
      predictor: {
        minReplicas,
        ...(canaryTrafficPercent !== undefined && { canaryTrafficPercent }),
        model: {
          modelFormat: { name: service.format },
          storageUri: service.storageUri,
          resources: { requests: amounts, limits: amounts },
        },
      },
    },
  };
}
