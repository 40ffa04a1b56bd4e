import { serviceId } from '@modeldeck/plugin-model-serving-common';
import { aGraph } from '../src/__testUtils__/graphs';
import { aPod, aRevision, aService } from '../src/__testUtils__/services';
import { someTraffic } from '../src/__testUtils__/services';

/** A SeldonDeployment: two predictors whose graphs differ, with an explainer. */
export const seldon = aService({
  name: 'credit',
  namespace: 'lending',
  kind: 'SeldonDeployment',
  platform: 'seldon-v1',
  mode: 'Engine',
  runtime: { name: 'SKLEARN_SERVER', protocol: 'seldon' },
  registry: {
    system: 'MLflow',
    model: 'credit-risk',
    version: '12',
    url: 'https://mlflow.example.com/#/models/credit-risk/versions/12',
  },
  recognisedBy: {
    rule: 'kind',
    detail: 'a SeldonDeployment serves models',
  },
  revisions: [
    aRevision({
      name: 'main',
      traffic: someTraffic(80),
      graph: aGraph(
        [
          'scale -> combine',
          'combine -> age-model',
          'combine -> income-model',
          'combine -> bureau-model',
        ],
        {
          scale: { title: 'feature-scaler', kind: 'transformer' },
          combine: { title: 'average', kind: 'combiner' },
          'age-model': { detail: 'SKLEARN_SERVER' },
          'income-model': { detail: 'XGBOOST_SERVER' },
          'bureau-model': { detail: 'TRITON_SERVER' },
        },
      ),
    }),
    aRevision({
      name: 'challenger',
      role: 'canary',
      modelVersion: '12',
      traffic: someTraffic(20),
      graph: aGraph(
        [
          'scale -> bandit',
          'bandit -> deep-model',
          'bandit -> wide-model',
          'deep-model -> calibrate',
          'wide-model -> calibrate',
        ],
        {
          scale: { title: 'feature-scaler', kind: 'transformer' },
          bandit: { title: 'eg-router', kind: 'bandit', detail: 'ε = 0.1' },
          'deep-model': { detail: 'TENSORFLOW_SERVER' },
          'wide-model': { detail: 'SKLEARN_SERVER' },
          calibrate: { title: 'calibrate', kind: 'output-transformer' },
        },
      ),
    }),
  ],
  components: [
    {
      name: 'credit-main-explainer',
      kind: 'explainer',
      replicas: { wanted: 1, ready: 1 },
      pods: [aPod('credit-main-explainer-0')],
      accelerators: [],
      sharedBy: [],
    },
  ],
});

const step = (name: string) =>
  serviceId({
    cluster: 'prod',
    namespace: 'search',
    kind: 'InferenceService',
    name,
  });

/** An InferenceGraph whose steps are services of their own. */
export const graph = aService({
  name: 'query-understanding',
  namespace: 'search',
  kind: 'InferenceGraph',
  platform: 'kserve-graph',
  mode: 'Knative',
  graph: aGraph(
    [
      'root -> language',
      'language -> embed-en 60 % [language == "en"]',
      'language -> embed-ko 40 % [language in ("ko", "ja", "zh")]',
      'embed-en -> ranker',
      'embed-ko -> ranker',
      'ranker -> ranker-new 10 %',
      'ranker -> ranker-old 90 %',
      'root -> audit',
      'ranker-new -> language [confidence < 0.3]',
    ],
    {
      root: { kind: 'sequence' },
      language: { kind: 'switch' },
      'embed-en': { service: step('embedder-7') },
      'embed-ko': { service: step('embedder-1') },
      ranker: { kind: 'splitter' },
      'ranker-new': { service: step('ranker-6') },
      'ranker-old': { service: step('sentiment') },
      audit: {
        kind: 'external',
        title: 'http://audit.compliance.example.com/v1/record-every-request',
      },
    },
  ),
});

/** A pipeline on servers that it shares with others. */
export const pipeline = aService({
  name: 'tagging',
  namespace: 'vision',
  kind: 'Pipeline',
  platform: 'seldon-v2',
  graph: {
    ...aGraph(
      Array.from({ length: 60 }, (_, index) => [
        `step-${Math.floor(index / 3)} -> step-${index + 1}`,
        `step-${index + 1} -> output`,
      ]).flat(),
      {
        'step-0': { kind: 'input', title: 'input' },
        output: { kind: 'output' },
      },
    ),
    omitted: 140,
  },
  components: [
    {
      name: 'triton',
      kind: 'server',
      replicas: { wanted: 2, ready: 2 },
      pods: [aPod('triton-0'), aPod('triton-1')],
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
      sharedBy: ['ocr-3', 'ocr-9', 'ocr-15'].map(name =>
        serviceId({
          cluster: 'prod',
          namespace: 'vision',
          kind: 'InferenceService',
          name,
        }),
      ),
    },
    {
      name: 'seldon-scheduler',
      kind: 'scheduler',
      replicas: {
        wanted: 1,
        ready: { unknown: 'it runs in another namespace' },
      },
      pods: [],
      accelerators: [],
      sharedBy: [],
    },
  ],
});
