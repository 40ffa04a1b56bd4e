import { type Manifest, SimulatedCluster } from '@modeldeck/simulated-cluster';

export const LIVE_NAMESPACE = 'live';
/** The services that a canary is on its way in, on a cluster where controllers act. */
export const PROMOTED = 'churn';
export const ROLLED_BACK = 'ranking';

/** A cluster whose controllers act on what is written, with two canaries at 20 %. */
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
  return cluster;
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
