interface Parts {
  spec?: object;
  status?: object;
  created?: string;
  metadata?: object;
}

function raw(kind: string, name: string, parts: Parts & { spec: object }) {
  const { spec, status, created = '2026-11-01T08:00:00Z', metadata } = parts;
  return {
    apiVersion: 'mlops.seldon.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${kind}-${name}`,
      resourceVersion: '7',
      creationTimestamp: created,
      ...metadata,
    },
    spec,
    status,
  };
}

interface ModelParts extends Parts {
  /** what the controller says of it; available unless given */
  state?: string;
  reason?: string;
  server?: string;
  available?: number;
}

/** A Model that the Server `mlserver` holds unless said otherwise. */
export function rawModel(name: string, parts: ModelParts = {}) {
  const {
    state = 'ModelAvailable',
    reason,
    server = 'mlserver',
    available = state === 'ModelAvailable' ? 1 : 0,
    spec,
    ...others
  } = parts;
  const status = state === 'ModelAvailable' ? 'True' : 'False';
  return raw('Model', name, {
    spec: {
      storageUri: `s3://models/${name}`,
      requirements: ['sklearn'],
      ...spec,
    },
    status: {
      conditions: [
        { type: 'ModelReady', status, message: state, reason },
        { type: 'Ready', status, reason },
      ],
      replicas: 1,
      availableReplicas: available,
      selector: server && `server=${server}`,
    },
    ...others,
  });
}

export const READY = { conditions: [{ type: 'Ready', status: 'True' }] };

export function rawPipeline(name: string, spec: object, parts: Parts = {}) {
  return raw('Pipeline', name, { status: READY, ...parts, spec });
}

export function rawExperiment(
  name: string,
  weights: Record<string, unknown>,
  { spec, ...parts }: Parts = {},
) {
  const candidates = Object.entries(weights).map(([candidate, weight]) => ({
    name: candidate,
    weight,
  }));
  return raw('Experiment', name, {
    status: READY,
    ...parts,
    spec: { candidates, ...spec },
  });
}

export function rawServer(name: string, spec: object = {}) {
  return raw('Server', name, {
    spec: { serverConfig: 'mlserver', replicas: 1, ...spec },
  });
}

export function rawServerConfig(name: string, capabilities: string) {
  const env = [{ name: 'SELDON_SERVER_CAPABILITIES', value: capabilities }];
  return raw('ServerConfig', name, {
    spec: { podSpec: { containers: [{ name: 'agent', env }] } },
  });
}

export function rawServerPod(
  server: string,
  { gpus, waiting }: { gpus?: number; waiting?: string } = {},
) {
  const resources = gpus ? { limits: { 'nvidia.com/gpu': gpus } } : undefined;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${server}-0`,
      namespace: 'team',
      uid: `uid-pod-${server}`,
      labels: { 'seldon-server-name': server },
    },
    spec: { nodeName: 'n1', containers: [{ name: server, resources }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: waiting ? 'False' : 'True' }],
      containerStatuses: [
        {
          name: server,
          ready: !waiting,
          restartCount: waiting ? 4 : 0,
          state: waiting ? { waiting: { reason: waiting } } : { running: {} },
        },
      ],
    },
  };
}
