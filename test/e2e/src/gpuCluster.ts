import {
  type Manifest,
  servingRuntimes,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';

export const GPU_NAMESPACE = 'texts';
/** Its canary holds a GPU, and gets no traffic. */
export const GPU_SERVICE = 'summarizer';
export const GPU_POOL = 'serving';
/** Of its devices an exporter tells, of the other node's nothing does. */
export const TOLD_NODE = 'gpu-told';
export const UNTOLD_NODE = 'gpu-untold';

const NODE_COUNTS = { 'nvidia.com/gpu': '4', cpu: '64', memory: '512Gi' };
const EXPORTER = { app: 'nvidia-dcgm-exporter' };

/** A cluster with eight GPUs, of which a service and its canary hold two. */
export async function startGpuCluster(): Promise<SimulatedCluster> {
  const cluster = await SimulatedCluster.start({
    name: 'gpus',
    controllers: true,
  });
  await cluster.apply([
    node(TOLD_NODE, true),
    node(UNTOLD_NODE, false),
    ...servingRuntimes,
  ]);
  await cluster.write(exporter());
  await cluster.write(inferenceService('v1'));
  await cluster.settle();
  await cluster.write(inferenceService('v2', 0));
  await cluster.settle();
  cluster.traffic.send({
    namespace: GPU_NAMESPACE,
    service: GPU_SERVICE,
    requestsPerSecond: 1,
    exposes: ['knative'],
    revisions: ['00001', '00002'].map((revision, index) => ({
      name: `${GPU_SERVICE}-predictor-${revision}`,
      pods: {
        'serving.knative.dev/revision': `${GPU_SERVICE}-predictor-${revision}`,
      },
      weight: index === 0 ? 100 : 0,
      latencySeconds: 0.5,
    })),
    seed: 3,
  });
  return cluster;
}

function node(name: string, isTold: boolean): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'modeldeck.io/node-pool': GPU_POOL,
        'nvidia.com/gpu.present': 'true',
        'nvidia.com/gpu.count': '4',
        'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB',
        'nvidia.com/gpu.memory': '81920',
        ...(isTold && { exporter: 'true' }),
      },
    },
    spec: {},
    status: {
      capacity: { ...NODE_COUNTS, pods: '110' },
      allocatable: { ...NODE_COUNTS, pods: '110' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

function exporter(): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {
      name: EXPORTER.app,
      namespace: 'gpu-operator',
      labels: EXPORTER,
    },
    spec: {
      selector: { matchLabels: EXPORTER },
      template: {
        metadata: { labels: EXPORTER },
        spec: {
          nodeSelector: { exporter: 'true' },
          containers: [
            {
              name: EXPORTER.app,
              image: 'nvcr.io/nvidia/k8s/dcgm-exporter:4.4.1-4.6.0-distroless',
              env: [{ name: 'DCGM_EXPORTER_KUBERNETES', value: 'true' }],
              ports: [{ name: 'metrics', containerPort: 9400 }],
            },
          ],
        },
      },
    },
  };
}

function inferenceService(
  version: string,
  canaryTrafficPercent?: number,
): Manifest {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: GPU_SERVICE,
      namespace: GPU_NAMESPACE,
      annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
    },
    spec: {
      predictor: {
        minReplicas: 1,
        nodeSelector: { 'kubernetes.io/hostname': TOLD_NODE },
        ...(canaryTrafficPercent !== undefined && { canaryTrafficPercent }),
        model: {
          modelFormat: { name: 'huggingface' },
          storageUri: `s3://models/${GPU_SERVICE}/${version}`,
          resources: {
            requests: { 'nvidia.com/gpu': '1' },
            limits: { 'nvidia.com/gpu': '1' },
          },
        },
      },
    },
  };
}
