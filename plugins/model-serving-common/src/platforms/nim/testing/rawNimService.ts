/** A NIMService that is Ready on a Deployment of its own, as a cluster holds it. */
export function rawNimService({
  spec,
  status,
  metadata,
}: { spec?: object; status?: object; metadata?: object } = {}) {
  return {
    apiVersion: 'apps.nvidia.com/v1alpha1',
    kind: 'NIMService',
    metadata: {
      name: 'llama',
      namespace: 'team',
      uid: 'uid-nim',
      ...metadata,
    },
    spec: {
      image: { repository: 'nvcr.io/nim/meta/llama-3.1-8b', tag: '1.8.4' },
      replicas: 2,
      resources: { limits: { 'nvidia.com/gpu': 1 } },
      ...spec,
    },
    status: status ?? {
      state: 'Ready',
      conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
    },
  };
}

/** A pod that the operator's Deployment made. */
export function rawNimPod(app = 'llama', labels: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${app}-x`,
      namespace: 'team',
      uid: `uid-${app}-x`,
      labels: {
        app,
        'app.kubernetes.io/managed-by': 'k8s-nim-operator',
        ...labels,
      },
    },
    spec: {
      containers: [
        { name: 'nim', resources: { limits: { 'nvidia.com/gpu': '1' } } },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

/** The InferenceService that the operator keeps, or one of the same name that it does not. */
export function rawOwnedInferenceService(ownerUid = 'uid-nim') {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: 'llama',
      namespace: 'team',
      uid: 'uid-isvc',
      annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
      ownerReferences: [
        {
          apiVersion: 'apps.nvidia.com/v1alpha1',
          kind: 'NIMService',
          name: 'llama',
          uid: ownerUid,
          controller: true,
        },
      ],
    },
    spec: { predictor: { containers: [{ name: 'kserve-container' }] } },
    status: {
      url: 'http://llama.example.com',
      conditions: [{ type: 'Ready', status: 'True' }],
      components: {
        predictor: {
          latestCreatedRevision: 'llama-predictor-00002',
          latestReadyRevision: 'llama-predictor-00001',
          latestRolledoutRevision: 'llama-predictor-00001',
          traffic: [
            {
              revisionName: 'llama-predictor-00001',
              percent: 100,
              latestRevision: true,
            },
          ],
        },
      },
    },
  };
}
