import { AGE_DATE, pathColumn } from '../tables/Column';
import { custom, type ApiResource } from './ApiResource';

const ARGO = 'argoproj.io';
const FLAGGER = 'flagger.app';
const KUEUE = 'kueue.x-k8s.io';
const KUEUE_VERSIONS = ['v1beta2', 'v1beta1'];

const PHASE = pathColumn('Status', '.status.phase');

function integer(name: string, path: string) {
  return pathColumn(name, path, { type: 'integer' });
}

function conditionColumn(type: string) {
  return pathColumn(type, `.status.conditions[?(@.type=="${type}")].status`);
}

const ROLLOUTS: readonly ApiResource[] = [
  custom(ARGO, ['v1alpha1'], 'rollouts', 'Rollout', {
    shortNames: ['ro'],
    columns: [
      integer('Desired', '.spec.replicas'),
      integer('Current', '.status.replicas'),
      integer('Up-to-date', '.status.updatedReplicas'),
      integer('Available', '.status.availableReplicas'),
      AGE_DATE,
    ],
    scale: {
      replicas: ['spec', 'replicas'],
      statusReplicas: ['status', 'HPAReplicas'],
      selector: ['status', 'selector'],
    },
  }),
  custom(ARGO, ['v1alpha1'], 'analysisruns', 'AnalysisRun', {
    shortNames: ['ar'],
    status: false,
    columns: [PHASE, AGE_DATE],
  }),
  custom(ARGO, ['v1alpha1'], 'analysistemplates', 'AnalysisTemplate', {
    shortNames: ['at'],
    status: false,
    columns: [AGE_DATE],
  }),
  custom(ARGO, ['v1alpha1'], 'experiments', 'Experiment', {
    shortNames: ['exp'],
    status: false,
    columns: [PHASE, AGE_DATE],
  }),
  custom(
    ARGO,
    ['v1alpha1'],
    'clusteranalysistemplates',
    'ClusterAnalysisTemplate',
    {
      namespaced: false,
      shortNames: ['cat'],
      status: false,
      columns: [AGE_DATE],
    },
  ),
  custom(FLAGGER, ['v1beta1'], 'canaries', 'Canary', {
    categories: ['all'],
    columns: [
      PHASE,
      pathColumn('Weight', '.status.canaryWeight'),
      pathColumn('LastTransitionTime', '.status.lastTransitionTime'),
    ],
  }),
];

const SCALING: readonly ApiResource[] = [
  custom('keda.sh', ['v1alpha1'], 'scaledobjects', 'ScaledObject', {
    shortNames: ['so'],
    columns: [
      pathColumn('ScaleTargetKind', '.status.scaleTargetKind'),
      pathColumn('ScaleTargetName', '.spec.scaleTargetRef.name'),
      integer('Min', '.spec.minReplicaCount'),
      integer('Max', '.spec.maxReplicaCount'),
      conditionColumn('Ready'),
      conditionColumn('Active'),
      AGE_DATE,
    ],
  }),
  custom(KUEUE, KUEUE_VERSIONS, 'clusterqueues', 'ClusterQueue', {
    namespaced: false,
    shortNames: ['cq'],
    columns: [
      pathColumn('Cohort', '.spec.cohortName'),
      integer('Pending Workloads', '.status.pendingWorkloads'),
    ],
  }),
  custom(KUEUE, KUEUE_VERSIONS, 'localqueues', 'LocalQueue', {
    shortNames: ['queue', 'queues', 'lq'],
    columns: [
      pathColumn('ClusterQueue', '.spec.clusterQueue'),
      integer('Pending Workloads', '.status.pendingWorkloads'),
      integer('Admitted Workloads', '.status.admittedWorkloads'),
    ],
  }),
  custom(KUEUE, KUEUE_VERSIONS, 'resourceflavors', 'ResourceFlavor', {
    namespaced: false,
    shortNames: ['flavor', 'flavors', 'rf'],
    status: false,
  }),
  custom(KUEUE, KUEUE_VERSIONS, 'workloads', 'Workload', {
    shortNames: ['kwl', 'kueueworkload', 'kueueworkloads'],
    columns: [
      pathColumn('Queue', '.spec.queueName'),
      pathColumn('Reserved in', '.status.admission.clusterQueue'),
      conditionColumn('Admitted'),
      conditionColumn('Finished'),
      AGE_DATE,
    ],
  }),
];

const NOTEBOOKS: readonly ApiResource[] = [
  custom('kubeflow.org', ['v1', 'v1beta1'], 'notebooks', 'Notebook'),
];

/** What rolls versions out and decides how many replicas run, and what else asks for GPUs. */
export const rolloutResources: readonly ApiResource[] = [
  ...ROLLOUTS,
  ...SCALING,
  ...NOTEBOOKS,
];
