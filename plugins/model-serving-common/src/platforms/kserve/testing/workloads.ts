interface PodParts {
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  ready?: boolean;
  /** what the container waits for, e.g. CrashLoopBackOff */
  waiting?: string;
  gpus?: number;
}

/** A scheduled pod with one container, as an API server would send it. */
export function rawPod(name: string, parts: PodParts) {
  const { labels, annotations, ready = true, waiting, gpus } = parts;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      labels,
      annotations,
    },
    spec: {
      nodeName: 'node-1',
      containers: [
        {
          name: 'kserve-container',
          resources: gpus
            ? { limits: { 'nvidia.com/gpu': String(gpus) } }
            : undefined,
        },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [
        { type: 'PodScheduled', status: 'True' },
        { type: 'Initialized', status: 'True' },
        { type: 'Ready', status: ready && !waiting ? 'True' : 'False' },
      ],
      containerStatuses: [
        {
          name: 'kserve-container',
          ready: ready && !waiting,
          restartCount: waiting ? 5 : 0,
          state: waiting ? { waiting: { reason: waiting } } : { running: {} },
        },
      ],
    },
  };
}

/** A pod of a revision in Knative mode. */
export function revisionPod(
  name: string,
  revision: string,
  parts: Partial<PodParts> = {},
) {
  return rawPod(name, {
    ...parts,
    labels: {
      component: 'predictor',
      'serving.kserve.io/inferenceservice': 'fraud',
      'serving.knative.dev/revision': revision,
      ...parts.labels,
    },
  });
}

/** A pod of a Deployment in Standard mode. */
export function deploymentPod(
  name: string,
  deployment: string,
  parts: Partial<PodParts> = {},
) {
  return rawPod(name, {
    ...parts,
    labels: {
      app: `isvc.${deployment}`,
      component: 'predictor',
      'serving.kserve.io/inferenceservice': 'fraud',
      ...parts.labels,
    },
  });
}

interface RevisionParts {
  uri?: string;
  labels?: Record<string, string>;
  desired?: number;
  actual?: number;
  conditions?: object[];
}

/** A Knative Revision of the predictor of `fraud`. */
export function rawRevision(name: string, parts: RevisionParts = {}) {
  const { uri, labels, desired, actual, conditions } = parts;
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Revision',
    metadata: {
      name,
      namespace: 'team',
      labels: {
        component: 'predictor',
        'serving.kserve.io/inferenceservice': 'fraud',
        ...labels,
      },
      annotations: uri
        ? { 'internal.serving.kserve.io/storage-initializer-sourceuri': uri }
        : undefined,
    },
    status: { desiredReplicas: desired, actualReplicas: actual, conditions },
  };
}
