import { type Manifest, SimulatedCluster } from '@modeldeck/simulated-cluster';

export const LIVE_NAMESPACE = 'live';
/** The services that a canary is on its way in, on a cluster where controllers act. */
export const PROMOTED = 'churn';
export const ROLLED_BACK = 'ranking';

/** A cluster whose controllers act on what is written, with two canaries at 20 %; one answers badly. */
export async function startLiveCluster(): Promise<SimulatedCluster> {
  const cluster = await SimulatedCluster.start({
    name: 'live',
    controllers: true,
  });
  for (const name of [PROMOTED, ROLLED_BACK]) {
    await cluster.write(inferenceService(name, 'v1'));
  }
  await cluster.settle();
  for (const name of [PROMOTED, ROLLED_BACK]) {
    await cluster.write(inferenceService(name, 'v2', 20));
  }
  await cluster.settle();
  cluster.traffic.send({
    namespace: LIVE_NAMESPACE,
    service: ROLLED_BACK,
    requestsPerSecond: 40,
    exposes: ['knative'],
    revisions: [
      revisionTraffic(`${ROLLED_BACK}-predictor-00001`, 0.001),
      revisionTraffic(`${ROLLED_BACK}-predictor-00002`, 0.3),
    ],
    seed: 1,
  });
  return cluster;
}

function revisionTraffic(name: string, errorRate: number) {
  return {
    name,
    pods: { 'serving.knative.dev/revision': name },
    weight: errorRate > 0.1 ? 20 : 80,
    errorRate,
    latencySeconds: 0.05,
  };
}

function inferenceService(
  name: string,
  version: string,
  canaryTrafficPercent?: number,
): Manifest {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name,
      namespace: LIVE_NAMESPACE,
      annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
    },
    spec: {
      predictor: {
        minReplicas: 1,
        ...(canaryTrafficPercent !== undefined && { canaryTrafficPercent }),
        model: {
          modelFormat: { name: 'sklearn' },
          storageUri: `s3://models/${name}/${version}`,
        },
      },
    },
  };
}
