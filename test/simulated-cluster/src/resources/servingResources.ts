import { AGE_DATE, pathColumn } from '../tables/Column';
import { custom, type ApiResource } from './ApiResource';

const KSERVE = 'serving.kserve.io';
const SELDON_V2 = 'mlops.seldon.io';
const NIM = 'apps.nvidia.com';

const URL = pathColumn('URL', '.status.url');
const READY = readyColumn('status');
const REASON = readyColumn('reason');
const PREDICTOR_TRAFFIC = '.status.components.predictor.traffic';

function readyColumn(field: 'status' | 'reason') {
  return pathColumn(
    field === 'status' ? 'Ready' : 'Reason',
    `.status.conditions[?(@.type=='Ready')].${field}`,
  );
}

/** Columns as in kserve/kserve: config/crd/full. */
const KSERVE_RESOURCES: readonly ApiResource[] = [
  custom(KSERVE, ['v1beta1'], 'inferenceservices', 'InferenceService', {
    shortNames: ['isvc'],
    columns: [
      URL,
      READY,
      pathColumn('Prev', `${PREDICTOR_TRAFFIC}[?(@.tag=='prev')].percent`, {
        type: 'integer',
      }),
      pathColumn(
        'Latest',
        `${PREDICTOR_TRAFFIC}[?(@.latestRevision==true)].percent`,
        { type: 'integer' },
      ),
      pathColumn(
        'PrevRolledoutRevision',
        `${PREDICTOR_TRAFFIC}[?(@.tag=='prev')].revisionName`,
      ),
      pathColumn(
        'LatestReadyRevision',
        `${PREDICTOR_TRAFFIC}[?(@.latestRevision==true)].revisionName`,
      ),
      AGE_DATE,
    ],
  }),
  custom(KSERVE, ['v1alpha1'], 'inferencegraphs', 'InferenceGraph', {
    shortNames: ['ig'],
    columns: [URL, READY, AGE_DATE],
  }),
  custom(KSERVE, ['v1alpha1'], 'trainedmodels', 'TrainedModel', {
    shortNames: ['tm'],
    columns: [URL, READY, AGE_DATE],
  }),
  custom(KSERVE, ['v1alpha1'], 'servingruntimes', 'ServingRuntime', {
    status: false,
    columns: runtimeColumns(),
  }),
  custom(
    KSERVE,
    ['v1alpha1'],
    'clusterservingruntimes',
    'ClusterServingRuntime',
    {
      namespaced: false,
      status: false,
      columns: runtimeColumns(),
    },
  ),
  custom(
    KSERVE,
    ['v1alpha2', 'v1alpha1'],
    'llminferenceservices',
    'LLMInferenceService',
    {
      shortNames: ['llmisvc'],
      columns: [
        URL,
        READY,
        REASON,
        AGE_DATE,
        pathColumn('URLs', '.status.addresses[*].url', { priority: 1 }),
      ],
    },
  ),
  custom(
    KSERVE,
    ['v1alpha2', 'v1alpha1'],
    'llminferenceserviceconfigs',
    'LLMInferenceServiceConfig',
  ),
  custom(KSERVE, ['v1alpha1'], 'localmodelcaches', 'LocalModelCache', {
    namespaced: false,
  }),
  custom(
    KSERVE,
    ['v1alpha1'],
    'localmodelnamespacecaches',
    'LocalModelNamespaceCache',
  ),
  custom(KSERVE, ['v1alpha1'], 'localmodelnodes', 'LocalModelNode', {
    namespaced: false,
  }),
  custom(KSERVE, ['v1alpha1'], 'localmodelnodegroups', 'LocalModelNodeGroup', {
    namespaced: false,
    status: false,
  }),
  custom(
    KSERVE,
    ['v1alpha1'],
    'clusterstoragecontainers',
    'ClusterStorageContainer',
    {
      namespaced: false,
      status: false,
    },
  ),
];

/** Multi-node workloads of KServe run in these. */
const LEADER_WORKER_SETS = custom(
  'leaderworkerset.x-k8s.io',
  ['v1'],
  'leaderworkersets',
  'LeaderWorkerSet',
  { shortNames: ['lws'] },
);

function runtimeColumns() {
  return [
    pathColumn('Disabled', '.spec.disabled', { type: 'boolean' }),
    pathColumn('ModelType', '.spec.supportedModelFormats[*].name'),
    pathColumn('Containers', '.spec.containers[*].name'),
    AGE_DATE,
  ];
}

const OTHER_PLATFORMS: readonly ApiResource[] = [
  custom(
    'machinelearning.seldon.io',
    ['v1', 'v1alpha3', 'v1alpha2'],
    'seldondeployments',
    'SeldonDeployment',
    {
      shortNames: ['sdep'],
      scale: {
        replicas: ['spec', 'replicas'],
        statusReplicas: ['status', 'replicas'],
        selector: [],
      },
    },
  ),
  custom(SELDON_V2, ['v1alpha1'], 'models', 'Model', {
    shortNames: ['mlm'],
    columns: [READY, AGE_DATE],
  }),
  custom(SELDON_V2, ['v1alpha1'], 'experiments', 'Experiment', {
    shortNames: ['mlx'],
    columns: [AGE_DATE],
  }),
  custom(SELDON_V2, ['v1alpha1'], 'pipelines', 'Pipeline', {
    shortNames: ['mlp'],
    columns: [AGE_DATE],
  }),
  custom(SELDON_V2, ['v1alpha1'], 'servers', 'Server', {
    shortNames: ['mls'],
    columns: [AGE_DATE],
  }),
  custom(SELDON_V2, ['v1alpha1'], 'serverconfigs', 'ServerConfig', {
    shortNames: ['mlc'],
    columns: [AGE_DATE],
  }),
  custom(SELDON_V2, ['v1alpha1'], 'seldonruntimes', 'SeldonRuntime'),
  custom('ray.io', ['v1', 'v1alpha1'], 'rayservices', 'RayService', {
    categories: ['all'],
    columns: [
      pathColumn('service status', '.status.serviceStatus'),
      pathColumn('num serve endpoints', '.status.numServeEndpoints'),
    ],
  }),
  custom('ray.io', ['v1', 'v1alpha1'], 'rayclusters', 'RayCluster', {
    categories: ['all'],
  }),
  custom(NIM, ['v1alpha1'], 'nimservices', 'NIMService', {
    columns: [pathColumn('Status', '.status.state'), AGE_DATE],
  }),
  custom(NIM, ['v1alpha1'], 'nimcaches', 'NIMCache', { columns: [AGE_DATE] }),
  custom(NIM, ['v1alpha1'], 'nimpipelines', 'NIMPipeline', {
    columns: [AGE_DATE],
  }),
];

/** What the serving platforms' custom resource definitions add. */
export const servingResources: readonly ApiResource[] = [
  ...KSERVE_RESOURCES,
  LEADER_WORKER_SETS,
  ...OTHER_PLATFORMS,
];
