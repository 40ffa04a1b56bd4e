import type { Manifest } from '../json/KubeObject';
import { generatedManagedFields } from './generatedManagedFields';

const SERVICES_PER_NAMESPACE = 50;
const FORMATS = ['sklearn', 'xgboost', 'onnx', 'huggingface', 'triton'];
const SINCE = '2026-11-18T09:31:12Z';

/**
 * Many InferenceServices with their pods, each of the size of real ones (about 5 KB as JSON,
 * managedFields and last-applied annotation included). The same number gives the same objects.
 */
export function* generateServices(count: number): Generator<Manifest> {
  for (let index = 0; index < count; index++) {
    const service = describeService(index);
    yield inferenceService(service);
    for (let replica = 0; replica < service.replicas; replica++) {
      yield pod(service, replica);
    }
  }
}

interface GeneratedService {
  index: number;
  name: string;
  namespace: string;
  format: string;
  storageUri: string;
  replicas: number;
  gpus: number;
  ready: boolean;
  uid: string;
}

function describeService(index: number): GeneratedService {
  const number = String(index).padStart(5, '0');
  const name = `model-${number}`;
  return {
    index,
    name,
    namespace: `team-${String(
      Math.floor(index / SERVICES_PER_NAMESPACE),
    ).padStart(3, '0')}`,
    format: FORMATS[index % FORMATS.length] ?? 'sklearn',
    storageUri: `s3://models/${name}/v${1 + (index % 7)}`,
    replicas: 1 + (index % 2),
    gpus: index % 5 === 3 ? 1 : 0,
    // One in twenty is in trouble, as in a fleet that people work on.
    ready: index % 20 !== 19,
    uid: `00000000-0000-4000-8000-0000000${number}`,
  };
}

function resources({ gpus }: GeneratedService): object {
  const amounts = {
    cpu: '1',
    memory: '2Gi',
    ...(gpus > 0 && { 'nvidia.com/gpu': String(gpus) }),
  };
  return { requests: amounts, limits: amounts };
}

function spec(service: GeneratedService): object {
  return {
    predictor: {
      minReplicas: service.replicas,
      maxReplicas: service.replicas + 2,
      scaleMetric: 'concurrency',
      scaleTarget: 10,
      serviceAccountName: 'model-reader',
      model: {
        modelFormat: { name: service.format, version: '1' },
        name: '',
        protocolVersion: 'v2',
        resources: resources(service),
        storageUri: service.storageUri,
      },
    },
  };
}

function inferenceService(service: GeneratedService): Manifest {
  const { name, namespace } = service;
  const written = {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name, namespace },
    spec: spec(service),
  };
  return {
    ...written,
    metadata: {
      name,
      namespace,
      uid: service.uid,
      generation: 1,
      creationTimestamp: '2026-11-02T08:00:00Z',
      labels: {
        'app.kubernetes.io/part-of': `system-${service.index % 40}`,
        'app.kubernetes.io/managed-by': 'kustomize',
        'modeldeck.io/model-version': `v${1 + (service.index % 7)}`,
      },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration':
          JSON.stringify(written),
        'modeldeck.io/owner': namespace,
        'serving.kserve.io/deploymentMode': 'Knative',
      },
      finalizers: ['inferenceservice.finalizers'],
      managedFields: generatedManagedFields(),
    },
    status: status(service),
  };
}

function status(service: GeneratedService): object {
  const { name, namespace, ready, replicas } = service;
  const host = `${namespace}.models.example.com`;
  const revision = `${name}-predictor-00001`;
  const state = ready ? 'True' : 'False';
  return {
    address: { url: `http://${name}.${namespace}.svc.cluster.local` },
    clusterServingRuntimeName: `kserve-${service.format}server`,
    components: {
      predictor: {
        address: {
          url: `http://${name}-predictor.${namespace}.svc.cluster.local`,
        },
        latestCreatedRevision: revision,
        ...(ready && {
          latestReadyRevision: revision,
          latestRolledoutRevision: revision,
        }),
        traffic: [
          { latestRevision: true, percent: 100, revisionName: revision },
        ],
        url: `http://${name}-predictor.${host}`,
      },
    },
    conditions: [
      'IngressReady',
      'LatestDeploymentReady',
      'PredictorConfigurationReady',
      'PredictorReady',
      'PredictorRouteReady',
      'Ready',
      'RoutesReady',
    ].map(type => ({
      type,
      status: state,
      lastTransitionTime: SINCE,
      ...(!ready && {
        reason: 'RevisionFailed',
        message: `Revision "${revision}" failed with message: Container failed with: exit status 1.`,
      }),
    })),
    deploymentMode: 'Knative',
    modelStatus: {
      copies: { failedCopies: ready ? 0 : replicas, totalCopies: replicas },
      states: {
        activeModelState: ready ? 'Loaded' : '',
        targetModelState: ready ? 'Loaded' : 'FailedToLoad',
      },
      transitionStatus: ready ? 'UpToDate' : 'BlockedByFailedLoad',
    },
    observedGeneration: 1,
    url: `http://${name}.${host}`,
  };
}

function pod(service: GeneratedService, replica: number): Manifest {
  const { name, namespace, ready } = service;
  const revision = `${name}-predictor-00001`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${revision}-deployment-6d5f7c9b8-${replica}`,
      namespace,
      uid: `${service.uid.slice(0, 9)}000${replica + 1}${service.uid.slice(
        13,
      )}`,
      creationTimestamp: SINCE,
      labels: {
        app: revision,
        component: 'predictor',
        'serving.kserve.io/inferenceservice': name,
        'serving.knative.dev/configuration': `${name}-predictor`,
        'serving.knative.dev/revision': revision,
        'serving.knative.dev/service': `${name}-predictor`,
      },
      managedFields: generatedManagedFields(),
    },
    spec: {
      nodeName: `node-${service.index % 25}`,
      containers: [
        {
          name: 'kserve-container',
          image: `kserve/${service.format}server:v0.20.0`,
          args: [`--model_name=${name}`, '--model_dir=/mnt/models'],
          resources: resources(service),
        },
      ],
    },
    status: {
      phase: 'Running',
      podIP: `10.${service.index % 250}.${replica}.1`,
      startTime: SINCE,
      conditions: [
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map(type => ({
        type,
        status: ready || type === 'PodScheduled' ? 'True' : 'False',
        lastTransitionTime: SINCE,
      })),
      containerStatuses: [containerStatus(ready)],
    },
  };
}

function containerStatus(ready: boolean): object {
  return {
    name: 'kserve-container',
    image: 'kserve/sklearnserver:v0.20.0',
    ready,
    started: ready,
    restartCount: ready ? 0 : 7,
    state: ready
      ? { running: { startedAt: SINCE } }
      : {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: 'back-off 5m0s restarting failed container',
          },
        },
    lastState: ready
      ? {}
      : {
          terminated: {
            exitCode: 1,
            reason: 'Error',
            startedAt: SINCE,
            finishedAt: SINCE,
          },
        },
  };
}
