import {
  DATA_COLUMNS,
  EVENT_COLUMNS,
  NAMESPACE_COLUMNS,
  NODE_COLUMNS,
  POD_COLUMNS,
  SECRET_COLUMNS,
  SERVICE_COLUMNS,
} from '../tables/coreColumns';
import { AGE, NAME, pathColumn } from '../tables/Column';
import {
  RESOURCE_CLAIM_COLUMNS,
  RESOURCE_QUOTA_COLUMNS,
  RESOURCE_SLICE_COLUMNS,
} from '../tables/deviceColumns';
import {
  AUTOSCALER_COLUMNS,
  DAEMON_SET_COLUMNS,
  DEPLOYMENT_COLUMNS,
  JOB_COLUMNS,
  REPLICA_SET_COLUMNS,
  STATEFUL_SET_COLUMNS,
} from '../tables/workloadColumns';
import { builtIn, type ApiResource } from './ApiResource';

const ALL = ['all'];
const REVIEW = { verbs: ['create'], status: false };
const SCALE = {
  replicas: ['spec', 'replicas'],
  statusReplicas: ['status', 'replicas'],
  selector: ['spec', 'selector'],
};
const EVENT_FIELDS = [
  'involvedObject.kind',
  'involvedObject.namespace',
  'involvedObject.name',
  'involvedObject.uid',
  'involvedObject.apiVersion',
  'involvedObject.resourceVersion',
  'involvedObject.fieldPath',
  'reason',
  'source',
  'type',
];

const CORE: readonly ApiResource[] = [
  builtIn('', 'v1', 'namespaces', 'Namespace', {
    namespaced: false,
    shortNames: ['ns'],
    columns: NAMESPACE_COLUMNS,
    selectableFields: ['status.phase'],
  }),
  builtIn('', 'v1', 'nodes', 'Node', {
    namespaced: false,
    shortNames: ['no'],
    columns: NODE_COLUMNS,
    selectableFields: ['spec.unschedulable'],
  }),
  builtIn('', 'v1', 'pods', 'Pod', {
    shortNames: ['po'],
    categories: ALL,
    columns: POD_COLUMNS,
    selectableFields: [
      'spec.nodeName',
      'spec.restartPolicy',
      'spec.schedulerName',
      'spec.serviceAccountName',
      'status.phase',
      'status.podIP',
    ],
  }),
  builtIn('', 'v1', 'services', 'Service', {
    shortNames: ['svc'],
    categories: ALL,
    columns: SERVICE_COLUMNS,
    selectableFields: ['spec.clusterIP', 'spec.type'],
  }),
  builtIn('', 'v1', 'events', 'Event', {
    shortNames: ['ev'],
    status: false,
    columns: EVENT_COLUMNS,
    selectableFields: EVENT_FIELDS,
  }),
  builtIn('', 'v1', 'configmaps', 'ConfigMap', {
    shortNames: ['cm'],
    status: false,
    columns: DATA_COLUMNS,
  }),
  builtIn('', 'v1', 'secrets', 'Secret', {
    status: false,
    columns: SECRET_COLUMNS,
    selectableFields: ['type'],
  }),
  builtIn('', 'v1', 'serviceaccounts', 'ServiceAccount', {
    shortNames: ['sa'],
    status: false,
  }),
  builtIn('', 'v1', 'persistentvolumeclaims', 'PersistentVolumeClaim', {
    shortNames: ['pvc'],
  }),
  builtIn('', 'v1', 'resourcequotas', 'ResourceQuota', {
    shortNames: ['quota'],
    columns: RESOURCE_QUOTA_COLUMNS,
  }),
];

const WORKLOADS: readonly ApiResource[] = [
  builtIn('apps', 'v1', 'deployments', 'Deployment', {
    shortNames: ['deploy'],
    categories: ALL,
    columns: DEPLOYMENT_COLUMNS,
    scale: SCALE,
  }),
  builtIn('apps', 'v1', 'replicasets', 'ReplicaSet', {
    shortNames: ['rs'],
    categories: ALL,
    columns: REPLICA_SET_COLUMNS,
    scale: SCALE,
  }),
  builtIn('apps', 'v1', 'statefulsets', 'StatefulSet', {
    shortNames: ['sts'],
    categories: ALL,
    columns: STATEFUL_SET_COLUMNS,
    scale: SCALE,
  }),
  builtIn('apps', 'v1', 'daemonsets', 'DaemonSet', {
    shortNames: ['ds'],
    categories: ALL,
    columns: DAEMON_SET_COLUMNS,
  }),
  builtIn(
    'autoscaling',
    'v2',
    'horizontalpodautoscalers',
    'HorizontalPodAutoscaler',
    {
      shortNames: ['hpa'],
      categories: ALL,
      columns: AUTOSCALER_COLUMNS,
    },
  ),
  builtIn('batch', 'v1', 'jobs', 'Job', {
    categories: ALL,
    columns: JOB_COLUMNS,
  }),
  builtIn('batch', 'v1', 'cronjobs', 'CronJob', { shortNames: ['cj'] }),
  builtIn('rbac.authorization.k8s.io', 'v1', 'roles', 'Role', {
    status: false,
  }),
  builtIn('rbac.authorization.k8s.io', 'v1', 'rolebindings', 'RoleBinding', {
    status: false,
  }),
  builtIn('policy', 'v1', 'poddisruptionbudgets', 'PodDisruptionBudget', {
    shortNames: ['pdb'],
  }),
];

const CLUSTER: readonly ApiResource[] = [
  builtIn('networking.k8s.io', 'v1', 'ingresses', 'Ingress', {
    shortNames: ['ing'],
  }),
  builtIn('networking.k8s.io', 'v1', 'networkpolicies', 'NetworkPolicy', {
    shortNames: ['netpol'],
    status: false,
  }),
  builtIn('resource.k8s.io', 'v1', 'deviceclasses', 'DeviceClass', {
    namespaced: false,
    status: false,
  }),
  builtIn('resource.k8s.io', 'v1', 'resourceclaims', 'ResourceClaim', {
    columns: RESOURCE_CLAIM_COLUMNS,
  }),
  builtIn(
    'resource.k8s.io',
    'v1',
    'resourceclaimtemplates',
    'ResourceClaimTemplate',
    {
      status: false,
    },
  ),
  builtIn('resource.k8s.io', 'v1', 'resourceslices', 'ResourceSlice', {
    namespaced: false,
    status: false,
    columns: RESOURCE_SLICE_COLUMNS,
    selectableFields: ['spec.nodeName', 'spec.driver'],
  }),
  builtIn(
    'apiextensions.k8s.io',
    'v1',
    'customresourcedefinitions',
    'CustomResourceDefinition',
    {
      namespaced: false,
      shortNames: ['crd', 'crds'],
      categories: ['api-extensions'],
      columns: [NAME, pathColumn('Created At', '.metadata.creationTimestamp')],
    },
  ),
  builtIn('metrics.k8s.io', 'v1beta1', 'nodes', 'NodeMetrics', {
    namespaced: false,
    verbs: ['get', 'list'],
    status: false,
    columns: [NAME, AGE],
  }),
  builtIn('metrics.k8s.io', 'v1beta1', 'pods', 'PodMetrics', {
    verbs: ['get', 'list'],
    status: false,
    columns: [NAME, AGE],
  }),
];

const REVIEWS: readonly ApiResource[] = [
  builtIn(
    'authorization.k8s.io',
    'v1',
    'selfsubjectaccessreviews',
    'SelfSubjectAccessReview',
    {
      ...REVIEW,
      namespaced: false,
    },
  ),
  builtIn(
    'authorization.k8s.io',
    'v1',
    'selfsubjectrulesreviews',
    'SelfSubjectRulesReview',
    {
      ...REVIEW,
      namespaced: false,
    },
  ),
  builtIn(
    'authorization.k8s.io',
    'v1',
    'subjectaccessreviews',
    'SubjectAccessReview',
    {
      ...REVIEW,
      namespaced: false,
    },
  ),
  builtIn(
    'authorization.k8s.io',
    'v1',
    'localsubjectaccessreviews',
    'LocalSubjectAccessReview',
    REVIEW,
  ),
  builtIn(
    'authentication.k8s.io',
    'v1',
    'selfsubjectreviews',
    'SelfSubjectReview',
    {
      ...REVIEW,
      namespaced: false,
    },
  ),
];

/** What a cluster serves before anything is installed on it. */
export const kubernetesResources: readonly ApiResource[] = [
  ...CORE,
  ...WORKLOADS,
  ...CLUSTER,
  ...REVIEWS,
];
