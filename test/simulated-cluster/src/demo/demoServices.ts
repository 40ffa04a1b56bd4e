import type { Manifest } from '../json/KubeObject';
import { GPU_TOLERATIONS, POOL_LABEL } from './demoNodes';

export const DEMO_NAMESPACE = 'demo';

export interface DemoService {
  name: string;
  storageUri: string;
  format: string;
  minReplicas?: number;
  gpus?: number;
  /** where it runs; with GPUs only */
  pool?: string;
  /** what the GPUs are asked for as; left out: nvidia.com/gpu */
  resource?: string;
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
    pool: 'serving-a100',
  },
  // Half of its devices go to a canary that nobody asks anything.
  {
    name: 'summarizer',
    storageUri: 's3://models/summarizer/v1',
    format: 'huggingface',
    gpus: 2,
    pool: 'serving-a100',
  },
  // Nobody asks it for anything.
  {
    name: 'translator',
    storageUri: 's3://models/translator/v1',
    format: 'huggingface',
    gpus: 1,
    pool: 'serving-a100',
  },
  {
    name: 'embeddings',
    storageUri: 's3://models/embeddings/v1',
    format: 'huggingface',
    minReplicas: 2,
    gpus: 1,
    pool: 'small-models',
    resource: 'nvidia.com/mig-1g.5gb',
  },
  {
    name: 'moderation',
    storageUri: 's3://models/moderation/v1',
    format: 'huggingface',
    gpus: 1,
    pool: 'amd',
    resource: 'amd.com/gpu',
  },
  // No node has as many left.
  {
    name: 'legal-search',
    storageUri: 's3://models/legal-search/v1',
    format: 'huggingface',
    gpus: 8,
    pool: 'serving-a100',
  },
  {
    name: 'nightly-report',
    storageUri: 's3://models/nightly-report/v1',
    format: 'sklearn',
    minReplicas: 0,
  },
];

/** The second versions: one canary in flight, one that does not come up, one without traffic. */
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
  {
    name: 'summarizer',
    storageUri: 's3://models/summarizer/v2',
    format: 'huggingface',
    gpus: 2,
    pool: 'serving-a100',
    canaryTrafficPercent: 0,
  },
];

export function demoInferenceService(service: DemoService): Manifest {
  const { name, minReplicas = 1, gpus, pool, canaryTrafficPercent } = service;
  const amounts = {
    cpu: '1',
    memory: '2Gi',
    ...(gpus && { [service.resource ?? 'nvidia.com/gpu']: String(gpus) }),
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
        ...(pool && {
          nodeSelector: { [POOL_LABEL]: pool },
          tolerations: GPU_TOLERATIONS,
        }),
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
