import type { Manifest } from '@modeldeck/simulated-cluster';

const NAMESPACE = 'team';
const NODE = 'gpu-1';
const GPU = { 'nvidia.com/gpu': '1' };

/** What the catalogue can say most about: a service with model, owner, system, API and GPU pool. */
export const gpuService = {
  namespace: NAMESPACE,
  name: 'fraud',
  storageUri: 's3://models/fraud/v3',
};

const labels = {
  'modeldeck.io/model-service': gpuService.name,
  version: 'v3',
};

const template = {
  metadata: { labels },
  spec: {
    containers: [
      {
        name: 'server',
        image: 'registry.example.com/fraud:v3',
        resources: { requests: GPU, limits: GPU },
      },
    ],
  },
};

/** Its objects, and the node that it runs on. */
export function gpuServiceObjects(): Manifest[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: NODE, labels: { 'modeldeck.io/node-pool': 'serving' } },
      status: { capacity: { 'nvidia.com/gpu': '4' } },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'fraud-v3',
        namespace: NAMESPACE,
        labels,
        annotations: {
          'modeldeck.io/storage-uri': gpuService.storageUri,
          'modeldeck.io/owner': 'team-fraud',
          'modeldeck.io/system': 'payments',
          'modeldeck.io/protocol': 'v2',
        },
      },
      spec: { replicas: 1, selector: { matchLabels: labels }, template },
      status: { replicas: 1, readyReplicas: 1, updatedReplicas: 1 },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'fraud-v3-5d9c-x',
        namespace: NAMESPACE,
        labels: { ...labels, 'pod-template-hash': '5d9c' },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            name: 'fraud-v3-5d9c',
            uid: 'fraud-v3-5d9c',
            controller: true,
          },
        ],
      },
      spec: { ...template.spec, nodeName: NODE },
      status: { phase: 'Running' },
    },
  ];
}
