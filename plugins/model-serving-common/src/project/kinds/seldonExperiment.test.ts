import fc from 'fast-check';
import type { Answers } from '../ProjectKind';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '../ProjectSettings';
import { seldonExperiment } from './seldonExperiment';

const ANSWERS: Answers = {
  name: 'churn',
  namespace: 'marketing',
  storageUri: 's3://models/churn/3',
};
const OWN: Answers = { server: 'own' };
const GPU: Answers = { accelerator: 'nvidia.com/gpu' };
const CODE: Answers = { steps: 'both', codeUri: 's3://models/churn/code/' };
const MIRROR: Answers = { mirrorUri: 's3://models/churn/2' };

function valuesOf(answers: Answers, settings: Partial<ProjectSettings> = {}) {
  return seldonExperiment.content(
    { ...ANSWERS, ...answers },
    { ...DEFAULT_PROJECT_SETTINGS, ...settings },
  ).values;
}

function problems(answers: Answers) {
  return seldonExperiment
    .problems({ ...ANSWERS, ...answers }, DEFAULT_PROJECT_SETTINGS)
    .map(({ fields }) => fields.join(' '));
}

describe('a model', () => {
  it.each<[string, string]>([
    ['mlflow', 'mlserver'],
    ['huggingface', 'mlserver'],
    ['pytorch', 'triton'],
    ['constructor', 'mlserver'],
  ])('of %s is loaded by %s', (format, serverConfig) => {
    expect(valuesOf({ format }).serverConfig).toBe(serverConfig);
  });

  it('requires its format, and what its own Server alone has', () => {
    expect(valuesOf({ format: 'onnx' }).requirements).toEqual(['onnx']);
    expect(valuesOf({ ...OWN, format: 'onnx' }).requirements).toEqual([
      'onnx',
      'churn',
    ]);
  });

  it('has a mirror where one is named', () => {
    expect(valuesOf({ mirrorPercent: 50 }).mirror).toBeUndefined();
    expect(valuesOf(MIRROR).mirror).toEqual({
      uri: 's3://models/churn/2',
      percent: 20,
    });
  });
});

describe('a Server of its own', () => {
  it('holds two versions, what replaces one of them, the mirror and the code', () => {
    const memory = { ...OWN, memory: '2Gi' };
    expect(valuesOf(memory).serverMemory).toBe('6144Mi');
    expect(valuesOf({ ...memory, ...MIRROR }).serverMemory).toBe('8192Mi');
    expect(valuesOf({ ...memory, ...CODE }).serverMemory).toBe('6656Mi');
  });

  it('runs the code where it is MLServer', () => {
    expect(valuesOf({ ...OWN, ...CODE, format: 'sklearn' })).toMatchObject({
      capabilities: ['sklearn', 'mlserver', 'python', 'churn'],
      codeRequirements: ['mlserver', 'python', 'churn'],
    });
    expect(valuesOf({ ...OWN, ...CODE, format: 'onnx' })).toMatchObject({
      capabilities: ['onnx', 'churn'],
      codeRequirements: ['mlserver', 'python'],
      serverMemory: '3072Mi',
    });
  });

  it('is monitored unless somebody else does', () => {
    expect(valuesOf({}).podMonitor).toBe(false);
    expect(valuesOf(OWN).podMonitor).toBe(true);
    expect(valuesOf({ ...OWN, podMonitor: false }).podMonitor).toBe(false);
  });
});

it.each<[unknown, string[]]>([
  ['none', []],
  ['before', ['before']],
  ['after', ['after']],
  ['both', ['before', 'after']],
  [{}, []],
])('a Pipeline with code %j has %j', (steps, expected) => {
  expect(valuesOf({ steps }).steps).toEqual(expected);
});

it('keeps no slash at the end of where code lies', () => {
  expect(valuesOf(CODE).codeUri).toBe('s3://models/churn/code');
});

it.each<[string | undefined, string | undefined]>([
  [undefined, undefined],
  ['http://prometheus.monitoring:9090', 'monitoring/prometheus:9090'],
  [
    'http://prometheus.monitoring.svc.cluster.local:9090/',
    'monitoring/prometheus:9090',
  ],
  ['https://prometheus.example.com', 'https://prometheus.example.com'],
])('a Prometheus at %s is asked at %s', (prometheusUrl, expected) => {
  expect(valuesOf({}, { prometheusUrl }).prometheus).toBe(expected);
});

describe('options that make no sense together', () => {
  it.each<[string, Answers, string[]]>([
    ['plain', {}, []],
    ['all there is', { ...OWN, ...CODE, ...MIRROR, cleanTopics: true }, []],
    ['a GPU', { ...OWN, ...GPU, format: 'pytorch' }, []],
    ['an engine on a GPU', { ...OWN, ...GPU, format: 'tensorrt' }, []],
    [
      'fewer at most than at least',
      { minReplicas: 3, maxReplicas: 2 },
      ['maxReplicas minReplicas'],
    ],
    ['an image', { storageUri: 'oci://models/churn' }, ['storageUri']],
    [
      'what rclone does not know',
      { mirrorUri: 'hf://a/b', ...CODE, codeUri: 'pvc://code' },
      ['mirrorUri', 'codeUri'],
    ],
    [
      'a mirror of itself',
      { mirrorUri: ANSWERS.storageUri },
      ['mirrorUri storageUri'],
    ],
    ['code from nowhere', { steps: 'before' }, ['codeUri steps']],
    [
      'a first version without its code',
      { ...CODE, cluster: 'west', firstVersion: true },
      ['firstVersion steps'],
    ],
    [
      'a first version somewhere',
      { firstVersion: true },
      ['firstVersion cluster'],
    ],
    ['topics of nothing', { cleanTopics: true }, ['cleanTopics steps']],
    ['a GPU of others', { ...GPU, format: 'pytorch' }, ['accelerator server']],
    [
      'a Server in the place of another',
      { ...OWN, name: 'triton' },
      ['name server'],
    ],
    ['a model called as Servers are', { name: 'triton' }, []],
    [
      'a GPU that nothing would use',
      { ...OWN, ...GPU, format: 'xgboost' },
      ['accelerator format'],
    ],
    [
      'an engine without a GPU',
      { ...OWN, format: 'tensorrt' },
      ['accelerator format'],
    ],
  ])('%s', (_, answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });

  it('never throw, whatever was answered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), answers => {
        expect(() => {
          seldonExperiment.problems(answers, DEFAULT_PROJECT_SETTINGS);
          seldonExperiment.content(answers, DEFAULT_PROJECT_SETTINGS);
        }).not.toThrow();
      }),
    );
  });
});
