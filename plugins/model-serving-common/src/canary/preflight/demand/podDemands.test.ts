import fc from 'fast-check';
import { isUnknown } from '../../../model/known';
import { additionalPods, fenceposts } from './additionalPods';
import { podNeedsOf } from './demandRequest';
import type { PodDemand } from './PodDemand';
import { podDemands } from './podDemands';

const GPU = 'nvidia.com/gpu';

function container(gpus: number) {
  return { name: 'c', resources: { limits: { [GPU]: `${gpus}` } } };
}

function template(gpus: number, labels = {}) {
  return { metadata: { labels }, spec: { containers: [container(gpus)] } };
}

interface Given {
  mode?: string;
  platform?: string;
  live?: unknown;
}

/** Title, GPUs of a pod, pods, and how many of them are additional. */
function told(object: unknown, given: Given = {}) {
  return podDemands(object, {
    mode: '',
    platform: '',
    live: undefined,
    ...given,
  }).map(demand => [
    demand.title,
    podNeedsOf(demand)?.accelerators[0]?.count ?? 0,
    demand.replicas,
    additionalPods(demand),
  ]);
}

const deployment = (spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: { template: template(2), ...spec },
});

const isvc = (spec: object) => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  spec,
});

const rollout = (strategy: object, more: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  spec: { replicas: 4, strategy, template: template(1), ...more },
});

const model = (gpus: number) => ({
  modelFormat: { name: 'x' },
  resources: { limits: { [GPU]: gpus } },
});

it.each<[string, unknown, Given, ReturnType<typeof told>]>([
  [
    'a Deployment that nothing may be missing of',
    deployment({ replicas: 2 }),
    {},
    [['pods', 2, 2, 1]],
  ],
  [
    'a Deployment that can do without one',
    deployment({ replicas: 8 }),
    {},
    [['pods', 2, 8, 0]],
  ],
  [
    'one that is made anew',
    deployment({ replicas: 2, strategy: { type: 'Recreate' } }),
    {},
    [['pods', 2, 2, 0]],
  ],
  [
    'one that is told to take one away',
    deployment({
      replicas: 2,
      strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    }),
    {},
    [['pods', 2, 2, 0]],
  ],
  ['one at zero', deployment({ replicas: 0 }), {}, [['pods', 2, 0, 0]]],
  [
    'one that Flagger takes canaries from',
    deployment({ replicas: 0 }),
    { platform: 'flagger' },
    [['pods', 2, 1, 1]],
  ],
  [
    'a StatefulSet',
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: { replicas: 3, template: template(1) },
    },
    {},
    [['pods', 1, 3, 0]],
  ],
  [
    'a Rollout with a router',
    rollout({ canary: { trafficRouting: { istio: {} } } }),
    {},
    [['pods', 1, 4, 4]],
  ],
  [
    'a Rollout that shrinks stable',
    rollout({
      canary: {
        trafficRouting: {},
        dynamicStableScale: true,
        maxUnavailable: 0,
      },
    }),
    {},
    [['pods', 1, 4, 1]],
  ],
  [
    'a Rollout by replicas',
    rollout({ canary: { maxUnavailable: 1 } }),
    {},
    [['pods', 1, 4, 0]],
  ],
  [
    'a blue-green Rollout',
    rollout({ blueGreen: { activeService: 'a' } }),
    {},
    [['pods', 1, 4, 4]],
  ],
  [
    'a Rollout of another workload',
    rollout(
      { canary: {} },
      { template: undefined, workloadRef: { name: 'x' } },
    ),
    {},
    [['pods', 0, 4, 0]],
  ],
  [
    'a Knative Service',
    {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      spec: {
        template: {
          ...template(1),
          metadata: {
            annotations: { 'autoscaling.knative.dev/min-scale': '3' },
          },
        },
      },
    },
    {},
    [['pods', 1, 3, 3]],
  ],
  [
    'a Knative Service that goes to zero',
    {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      spec: {
        template: {
          ...template(1),
          metadata: {
            annotations: { 'autoscaling.knative.dev/min-scale': '0' },
          },
        },
      },
    },
    {},
    [['pods', 1, 1, 1]],
  ],
  [
    'an InferenceService in Knative mode',
    isvc({ predictor: { minReplicas: 0, model: model(2) } }),
    { mode: 'Knative' },
    [['predictor', 2, 1, 1]],
  ],
  [
    'one in Standard mode',
    isvc({
      predictor: { minReplicas: 2, model: model(2) },
      transformer: { containers: [container(0)] },
    }),
    { mode: 'Standard' },
    [
      ['predictor', 2, 2, 1],
      ['transformer', 0, 1, 1],
    ],
  ],
  [
    'one of before predictor.model',
    isvc({ predictor: { sklearn: { resources: { limits: { [GPU]: 1 } } } } }),
    { mode: 'Standard' },
    [['predictor', 1, 1, 1]],
  ],
  [
    'one on several nodes',
    isvc({
      predictor: {
        model: model(8),
        workerSpec: { pipelineParallelSize: 3, containers: [container(8)] },
      },
    }),
    { mode: 'Standard' },
    [
      ['predictor', 8, 1, 1],
      ['predictor workers', 8, 2, 1],
    ],
  ],
  [
    'one with a canary of its own',
    isvc({
      predictor: { minReplicas: 4, model: model(1) },
      canary: [
        { trafficPercent: 30, predictor: { name: 'v2', model: model(2) } },
      ],
    }),
    { mode: 'Standard' },
    [
      ['predictor', 1, 4, 0],
      ['canary v2', 2, 2, 2],
    ],
  ],
  [
    'one whose canary inherits',
    isvc({
      predictor: { model: model(1) },
      canary: [{ trafficPercent: 1, predictor: { minReplicas: 2 } }],
    }),
    { mode: 'Standard' },
    [
      ['predictor', 1, 1, 1],
      ['canary 1', 1, 2, 2],
    ],
  ],
  [
    'one of ModelMesh, which has no pods',
    isvc({ predictor: { model: model(1) } }),
    { mode: 'ModelMesh' },
    [],
  ],
  [
    'an LLMInferenceService with prefill',
    {
      apiVersion: 'serving.kserve.io/v1alpha1',
      kind: 'LLMInferenceService',
      spec: {
        replicas: 2,
        template: { containers: [container(4)] },
        prefill: { replicas: 1, template: { containers: [container(2)] } },
      },
    },
    {},
    [
      ['pods', 4, 2, 1],
      ['prefill pods', 2, 1, 1],
    ],
  ],
  [
    'one with workers',
    {
      apiVersion: 'serving.kserve.io/v1alpha1',
      kind: 'LLMInferenceService',
      spec: {
        parallelism: { data: 4, dataLocal: 2 },
        template: { containers: [container(8)] },
        worker: { containers: [container(8)] },
      },
    },
    {},
    [
      ['pods', 8, 1, 1],
      ['pods: workers', 8, 1, 1],
    ],
  ],
  [
    'a predictor of Seldon that is new',
    {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      spec: {
        predictors: [
          { name: 'main', componentSpecs: [template(1)] },
          { name: 'canary', replicas: 2, componentSpecs: [template(1)] },
        ],
      },
    },
    { live: { spec: { predictors: [{ name: 'main' }] } } },
    [
      ['predictor main, component 1', 1, 1, 1],
      ['predictor canary, component 1', 1, 2, 2],
    ],
  ],
  [
    'a RayService',
    {
      apiVersion: 'ray.io/v1',
      kind: 'RayService',
      spec: {
        rayClusterConfig: {
          headGroupSpec: { template: template(0) },
          workerGroupSpecs: [
            {
              groupName: 'gpu',
              replicas: 1,
              minReplicas: 2,
              numOfHosts: 2,
              template: template(4),
            },
          ],
        },
      },
    },
    {},
    [
      ['head', 0, 1, 1],
      ['worker group gpu', 4, 4, 4],
    ],
  ],
  [
    'a NIMService',
    {
      apiVersion: 'apps.nvidia.com/v1alpha1',
      kind: 'NIMService',
      spec: { replicas: 1, resources: { limits: { [GPU]: 1 } } },
    },
    {},
    [['pods', 1, 1, 1]],
  ],
  [
    'what makes no pods',
    { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model', spec: {} },
    {},
    [],
  ],
])('counts the pods of %s', (_, object, given, expected) => {
  expect(told(object, given)).toEqual(expected);
});

it('says where the pods of a workload are written that is only referred to', () => {
  const [demand] = podDemands(
    rollout({ canary: {} }, { template: undefined, workloadRef: {} }),
    { mode: '', platform: '', live: undefined },
  );
  expect(demand && isUnknown(demand.spec) && demand.spec.unknown).toBe(
    'its template is in the workload that it refers to',
  );
});

it.each([
  ['25%', '25%', 1, { surge: 1, unavailable: 0 }],
  ['25%', '25%', 4, { surge: 1, unavailable: 1 }],
  [0, 0, 4, { surge: 0, unavailable: 1 }],
  [1, '50%', 3, { surge: 1, unavailable: 1 }],
  ['nonsense', -3, 3, { surge: 0, unavailable: 1 }],
])(
  'rounds %s more and %s fewer of %d',
  (maxSurge, maxUnavailable, replicas, expected) => {
    expect(fenceposts({ maxSurge, maxUnavailable }, replicas)).toEqual(
      expected,
    );
  },
);

it('takes whatever an object holds', () => {
  const kinds = [
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'StatefulSet'],
    ['argoproj.io/v1alpha1', 'Rollout'],
    ['serving.knative.dev/v1', 'Service'],
    ['serving.kserve.io/v1beta1', 'InferenceService'],
    ['serving.kserve.io/v1alpha1', 'LLMInferenceService'],
    ['machinelearning.seldon.io/v1', 'SeldonDeployment'],
    ['ray.io/v1', 'RayService'],
    ['apps.nvidia.com/v1alpha1', 'NIMService'],
  ];
  const hostile = fc.dictionary(
    fc.constantFrom(
      'predictor',
      'predictors',
      'canary',
      'template',
      'strategy',
      'rayClusterConfig',
      'workerGroupSpecs',
      'replicas',
      'resources',
      'componentSpecs',
      'workerSpec',
      'containers',
      'prefill',
      '__proto__',
    ),
    fc.oneof(fc.anything(), fc.array(fc.anything())),
  );
  fc.assert(
    fc.property(hostile, hostile, (a, b) => {
      for (const [apiVersion, kind] of kinds) {
        const object = {
          apiVersion,
          kind,
          spec: { ...a, predictor: b, template: b, predictors: [b] },
        };
        const demands: PodDemand[] = podDemands(object, {
          mode: 'Standard',
          platform: '',
          live: b,
        });
        for (const demand of demands) {
          expect(demand.replicas).toBeGreaterThanOrEqual(0);
          expect(additionalPods(demand)).toBeGreaterThanOrEqual(0);
          podNeedsOf(demand);
        }
      }
    }),
  );
});
