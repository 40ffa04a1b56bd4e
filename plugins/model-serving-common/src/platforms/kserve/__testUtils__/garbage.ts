import fc from 'fast-check';

const KINDS = [
  ['serving.kserve.io/v1beta1', 'InferenceService'],
  ['serving.kserve.io/v1alpha2', 'LLMInferenceService'],
  ['serving.kserve.io/v1alpha1', 'InferenceGraph'],
  ['serving.kserve.io/v1alpha1', 'TrainedModel'],
] as const;

/** What says more about services, and may hold anything as well. */
const JOINED = [
  ['serving.kserve.io/v1alpha1', 'ServingRuntime'],
  ['serving.kserve.io/v1alpha1', 'ClusterServingRuntime'],
  ['serving.kserve.io/v1alpha1', 'LocalModelCache'],
  ['serving.knative.dev/v1', 'Revision'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['apps/v1', 'Deployment'],
] as const;

/** Fields that a reader looks at, filled with anything. */
const FIELDS = [
  'predictor',
  'model',
  'canary',
  'trafficPercent',
  'canaryTrafficPercent',
  'minReplicas',
  'containers',
  'router',
  'route',
  'group',
  'weight',
  'nodes',
  'root',
  'routerType',
  'steps',
  'nodeName',
  'serviceName',
  'components',
  'traffic',
  'percent',
  'revisionName',
  'latestCreatedRevision',
  'latestReadyRevision',
  'latestRolledoutRevision',
  'conditions',
  'type',
  'status',
  'deploymentMode',
  'modelStatus',
  'lastFailureInfo',
  'canaryStatuses',
  'name',
  'storageUri',
  'storage',
  'modelFormat',
  'version',
  'autoSelect',
  'priority',
  'disabled',
  'protocolVersions',
  'supportedModelFormats',
  'runtime',
  'transformer',
  'explainer',
  'scheduler',
  'condition',
  'serviceUrl',
  'inferenceService',
  'nodeStatus',
  'inferenceServices',
  'backendRefs',
  'rules',
];

const WORDS = [
  'Ready',
  'True',
  'Knative',
  'Standard',
  'Splitter',
  'root',
  'r1',
  'r2',
  '\u001b[2J',
  '__proto__',
  'constructor',
];

const garbage = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...WORDS),
    fc.constantFrom(0, 20, 80, 100, -1, 1.5, NaN),
    fc.constantFrom(null, true, undefined, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 6 }),
}));

/** An object of a platform, made of fields that are read and values that make no sense. */
export const garbageObject = fc
  .tuple(fc.constantFrom(...KINDS), garbage.value, garbage.value)
  .map(([[apiVersion, kind], spec, status]) => ({
    apiVersion,
    kind,
    metadata: { name: 'garbage', namespace: 'team', uid: 'uid-garbage' },
    spec,
    status,
  }));

/** The same for what is read beside it. */
export const joinedObject = fc
  .tuple(fc.constantFrom(...JOINED), garbage.value, garbage.value)
  .map(([[apiVersion, kind], spec, status]) => ({
    apiVersion,
    kind,
    metadata: {
      name: 'garbage',
      namespace: kind.startsWith('Cluster') ? undefined : 'team',
      uid: `uid-${kind}`,
      labels: { 'serving.kserve.io/inferenceservice': 'garbage' },
    },
    spec,
    status,
  }));
