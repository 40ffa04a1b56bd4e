interface RayParts {
  active?: object;
  pending?: object;
  conditions?: readonly object[];
  spec?: object;
  status?: object;
  metadata?: object;
  apiVersion?: string;
}

/** A RayService that is Ready with one active cluster, as a cluster holds it. */
export function rawRayService({
  active = { rayClusterName: 'qwen-a' },
  pending = {},
  conditions = [
    { type: 'Ready', status: 'True', reason: 'NonZeroServeEndpoints' },
  ],
  spec,
  status,
  metadata,
  apiVersion = 'ray.io/v1',
}: RayParts = {}) {
  return {
    apiVersion,
    kind: 'RayService',
    metadata: { name: 'qwen', namespace: 'team', uid: 'uid-qwen', ...metadata },
    spec: {
      rayClusterConfig: {
        rayVersion: '2.51.0',
        headGroupSpec: {
          template: {
            spec: {
              containers: [{ ports: [{ name: 'serve', containerPort: 9000 }] }],
            },
          },
        },
        workerGroupSpecs: [
          {
            replicas: 2,
            numOfHosts: 2,
            template: {
              spec: {
                containers: [
                  { resources: { limits: { 'nvidia.com/gpu': '4' } } },
                ],
              },
            },
          },
        ],
      },
      ...spec,
    },
    status: {
      activeServiceStatus: active,
      pendingServiceStatus: pending,
      conditions,
      ...status,
    },
  };
}

/** A pod of a RayCluster, ready unless told otherwise. */
export function rawRayPod(
  cluster: string,
  name: string,
  {
    type = 'worker',
    serve = 'true',
    ready = true,
    gpus = 0,
  }: {
    type?: 'head' | 'worker';
    serve?: string;
    ready?: boolean;
    gpus?: number;
  } = {},
) {
  const limits = gpus > 0 ? { 'nvidia.com/gpu': String(gpus) } : {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      labels: {
        'ray.io/cluster': cluster,
        'ray.io/node-type': type,
        'ray.io/serve': serve,
      },
    },
    spec: { containers: [{ name: 'ray', resources: { limits } }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [
        { name: 'ray', ready, started: true, state: { running: {} } },
      ],
    },
  };
}
