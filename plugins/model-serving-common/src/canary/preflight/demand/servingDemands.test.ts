import {
  type Given,
  container,
  isvc,
  model,
  template,
  told,
  GPU,
} from './testing/podObjects';

it.each<[string, unknown, Given, ReturnType<typeof told>]>([
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
    'a Server of Seldon Core 2, between its bounds',
    {
      apiVersion: 'mlops.seldon.io/v1alpha1',
      kind: 'Server',
      spec: {
        minReplicas: 2,
        maxReplicas: 4,
        podSpec: { containers: [container(1)] },
      },
    },
    {},
    [['pods', 1, 2, 0]],
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
