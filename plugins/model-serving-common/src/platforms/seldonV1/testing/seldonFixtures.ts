interface PredictorParts {
  name?: string;
  traffic?: unknown;
  shadow?: boolean;
  replicas?: number;
  graph?: object;
  [field: string]: unknown;
}

/** A predictor of one pre-packaged server unless another graph is given. */
export function rawPredictor({ name = 'main', ...parts }: PredictorParts = {}) {
  return {
    name,
    graph: {
      name: 'classifier',
      implementation: 'SKLEARN_SERVER',
      modelUri: `s3://models/fraud/${name}`,
    },
    ...parts,
  };
}

interface SeldonParts {
  name?: string;
  predictors?: object[];
  spec?: object;
  status?: object;
  metadata?: object;
  apiVersion?: string;
}

/** The SeldonDeployment `fraud` in the namespace `team`, available unless said otherwise. */
export function rawSeldon(parts: SeldonParts = {}) {
  const {
    name = 'fraud',
    predictors = [rawPredictor()],
    spec,
    status = { state: 'Available' },
    metadata,
    apiVersion = 'machinelearning.seldon.io/v1',
  } = parts;
  return {
    apiVersion,
    kind: 'SeldonDeployment',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      resourceVersion: '7',
      creationTimestamp: '2026-11-01T08:00:00Z',
      ...metadata,
    },
    spec: { predictors, ...spec },
    status,
  };
}

interface WorkloadParts {
  owner?: string;
  replicas?: number;
  ready?: number;
  created?: string;
  labels?: Record<string, string>;
  gpus?: number;
}

/** A Deployment as Seldon's controller writes it. */
export function rawDeployment(name: string, parts: WorkloadParts = {}) {
  const {
    owner = 'fraud',
    replicas = 1,
    ready = replicas,
    created = '2026-11-01T08:00:00Z',
    labels,
    gpus,
  } = parts;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      creationTimestamp: created,
      labels: { 'seldon-deployment-id': owner, app: name, ...labels },
      ownerReferences: [
        {
          apiVersion: 'machinelearning.seldon.io/v1',
          kind: 'SeldonDeployment',
          name: owner,
          uid: `uid-${owner}`,
          controller: true,
        },
      ],
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'classifier', ...withGpus(gpus) }] },
      },
    },
    status: {
      replicas,
      updatedReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
    },
  };
}

interface PodParts extends WorkloadParts {
  waiting?: string;
}

/** The pod of such a Deployment. */
export function rawSeldonPod(deployment: string, parts: PodParts = {}) {
  const { owner = 'fraud', labels, waiting, gpus } = parts;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${deployment}-abc-x1`,
      namespace: 'team',
      uid: `uid-pod-${deployment}`,
      labels: {
        'seldon-deployment-id': owner,
        app: deployment,
        'pod-template-hash': 'abc',
        ...labels,
      },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${deployment}-abc`,
          uid: `uid-rs-${deployment}`,
          controller: true,
        },
      ],
    },
    spec: {
      nodeName: 'n1',
      containers: [{ name: 'classifier', image: 'i', ...withGpus(gpus) }],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: waiting ? 'False' : 'True' }],
      containerStatuses: [
        {
          name: 'classifier',
          ready: !waiting,
          restartCount: waiting ? 9 : 0,
          state: waiting ? { waiting: { reason: waiting } } : { running: {} },
        },
      ],
    },
  };
}

function withGpus(gpus: number | undefined) {
  return gpus ? { resources: { limits: { 'nvidia.com/gpu': gpus } } } : {};
}

/** The VirtualService that Seldon writes, with these weights by predictor. */
export function rawRoute(
  weights: Record<string, unknown>,
  { owner = 'fraud', name = owner }: { owner?: string; name?: string } = {},
) {
  const route = Object.entries(weights).map(([predictor, weight]) => ({
    destination: {
      host: `${owner}-${predictor}.team.svc.cluster.local`,
      subset: predictor,
    },
    weight,
  }));
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-route-${name}`,
      ownerReferences: [
        {
          apiVersion: 'machinelearning.seldon.io/v1',
          kind: 'SeldonDeployment',
          name: owner,
          uid: `uid-${owner}`,
          controller: true,
        },
      ],
    },
    spec: {
      hosts: ['*'],
      http: [
        { match: [{ uri: { prefix: `/seldon/team/${owner}/` } }], route },
        { match: [{ uri: { regex: '.*' } }], route },
      ],
    },
  };
}
