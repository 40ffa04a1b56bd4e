import type { KubeObject } from '../../../kubernetes/resourceType';
import { DEFAULT_SETTINGS } from '../../../settings/ServingSettings';
import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import { EXPERIMENTS } from '../experiment/seldonExperiment';
import { seldonV2Platform } from '../seldonV2Platform';
import {
  rawExperiment,
  rawModel,
  rawPipeline,
  rawServer,
  rawServerPod,
} from '../testing/seldonV2Fixtures';
import { MODELS } from './seldonModel';

function modelOf(
  name: string,
  objects: object[],
  states?: Record<string, ReadState>,
) {
  const service = servicesOf(objects, { states }).find(
    s => s.kind === 'Model' && s.name === name,
  );
  if (!service) {
    throw new Error(`no ${name}`);
  }
  return service;
}

const forbidden: ReadState = { state: 'forbidden', reason: 'no' };
const GPU = [{ resource: 'nvidia.com/gpu', count: 2 }];
const ON_GPU = [rawServer('mlserver'), rawServerPod('mlserver', { gpus: 2 })];

describe('a Model', () => {
  it('is held by a Server, whose accelerators are its own where it is alone', () => {
    const service = modelOf('iris', [rawModel('iris'), ...ON_GPU]);
    expect(service).toMatchObject({
      platform: 'seldon-v2',
      model: { format: 'sklearn', storageUri: 's3://models/iris' },
      runtime: { name: 'mlserver', protocol: 'v2' },
      revisions: [
        {
          name: 'iris',
          role: 'stable',
          replicas: { wanted: 1, ready: 1 },
          pods: [],
        },
      ],
      components: [
        { name: 'mlserver', kind: 'server', accelerators: GPU, sharedBy: [] },
      ],
      accelerators: GPU,
      health: { status: 'healthy', reason: 'ModelAvailable' },
    });
  });

  it('shares them with the others that its Server holds', () => {
    const objects = [
      rawModel('iris'),
      rawModel('wine', { server: '', spec: { server: 'mlserver' } }),
      rawModel('other', { server: 'triton' }),
      ...ON_GPU,
    ];
    const service = modelOf('iris', objects);
    expect(service.accelerators).toEqual([]);
    expect(service.components).toMatchObject([
      {
        accelerators: GPU,
        sharedBy: ['simulated/team/model/iris', 'simulated/team/model/wine'],
      },
    ]);
    const all = servicesOf(objects).flatMap(s => s.accelerators);
    expect(all).toEqual([]);
  });

  it.each([
    ['a field of its own', { artifactVersion: 3 }, '3'],
    ['its storage', { storageUri: 's3://models/iris/v7' }, 'v7'],
  ])('has its version from %s', (_, spec, version) => {
    expect(modelOf('iris', [rawModel('iris', { spec })]).model.version).toBe(
      version,
    );
  });

  it.each<[string, object, unknown]>([
    ['its type', { modelType: 'lightgbm' }, 'lightgbm'],
    ['its requirements', { requirements: ['gpu', 'onnx'] }, 'onnx'],
    [
      'neither',
      { requirements: ['onnx', 'sklearn'] },
      { unknown: 'neither its type nor its requirements name one format' },
    ],
  ])('has its format by %s', (_, spec, format) => {
    expect(modelOf('iris', [rawModel('iris', { spec })]).model.format).toEqual(
      format,
    );
  });

  it('does not believe its status before the pods of its Server', () => {
    const service = modelOf('iris', [
      rawModel('iris'),
      rawServer('mlserver'),
      rawServerPod('mlserver', { waiting: 'CrashLoopBackOff' }),
    ]);
    expect(service.revisions[0]?.replicas.ready).toBe(0);
    expect(service.health).toMatchObject({ status: 'failed' });
  });

  it.each([
    ['ModelProgressing', 'progressing'],
    ['ModelTerminating', 'progressing'],
    ['ModelScaledDown', 'stopped'],
    ['ModelFailed', 'failed'],
    ['ScheduleFailed', 'failed'],
  ])('in the state %s is %s', (state, status) => {
    expect(modelOf('iris', [rawModel('iris', { state })]).health.status).toBe(
      status,
    );
  });

  it('is degraded, not failed, while replicas from before serve', () => {
    const model = rawModel('iris', { state: 'ScheduleFailed', available: 1 });
    expect(modelOf('iris', [model]).health.status).toBe('degraded');
  });

  it('is not called well without the pods of its Server', () => {
    const { health } = modelOf('iris', [rawModel('iris'), ...ON_GPU], {
      pods: forbidden,
    });
    expect(health).toMatchObject({ status: 'unknown', reason: 'PodsUnknown' });
  });

  it('says that calls to it are split by an Experiment', () => {
    const objects = [
      rawModel('iris'),
      rawModel('iris2'),
      rawExperiment('ab', { iris: 1, iris2: 3 }, { spec: { default: 'iris' } }),
    ];
    const { revisions, findings } = modelOf('iris', objects);
    expect(revisions[0]?.traffic.programmed).toEqual({
      unknown: 'Experiment/ab splits the calls to it',
    });
    expect(findings.map(({ cause }) => cause)).toEqual([
      'calls to Model "iris" by its own name are split by Experiment "ab": 75 % to iris2',
    ]);
    expect(modelOf('iris2', objects).findings).toEqual([]);
    const unread = modelOf('iris2', objects, {
      'experiments.mlops.seldon.io': forbidden,
    });
    expect(unread.revisions[0]?.traffic.programmed).toEqual({
      unknown: 'experiments.mlops.seldon.io: no',
    });
  });

  it('is asked for with no more than it needs', () => {
    expect(selected([MODELS.decode(rawModel('iris'))])).toEqual({
      'models.mlops.seldon.io': [{ labelSelector: '' }],
      'pipelines.mlops.seldon.io': [{ labelSelector: '' }],
      'experiments.mlops.seldon.io': [{ labelSelector: '' }],
      'servers.mlops.seldon.io': [{ labelSelector: '' }],
      'serverconfigs.mlops.seldon.io': [],
      pods: [{ labelSelector: 'seldon-server-name=mlserver' }],
    });
    const failed = rawModel('iris', { state: 'ScheduleFailed', server: '' });
    expect(selected([MODELS.decode(failed)])).toMatchObject({
      'serverconfigs.mlops.seldon.io': [{ labelSelector: '' }],
      pods: [],
    });
    expect(
      selected([EXPERIMENTS.decode(rawExperiment('ab', {}))]),
    ).toMatchObject({
      'pipelines.mlops.seldon.io': [{ labelSelector: '' }],
      'experiments.mlops.seldon.io': [],
      pods: [],
    });
    expect(Object.values(selected([])).flat()).toEqual([]);
  });
});

describe('an explainer', () => {
  it.each([
    [{ modelRef: 'income' }, ['explained-model-missing']],
    [{ pipelineRef: 'flow' }, ['explained-model-missing']],
    [{ modelRef: 'iris' }, []],
  ])('of %j', (explainer, rules) => {
    const { findings } = modelOf('why', [
      rawModel('why', { spec: { explainer } }),
      rawModel('iris'),
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(rules);
  });

  it('is not called wrong by a list that was not read', () => {
    const { findings } = modelOf(
      'why',
      [
        rawModel('why', { spec: { explainer: { pipelineRef: 'flow' } } }),
        rawPipeline('flow', {}),
      ],
      { 'pipelines.mlops.seldon.io': forbidden },
    );
    expect(findings).toEqual([]);
  });
});

function selected(services: readonly KubeObject[]) {
  return Object.fromEntries(
    seldonV2Platform.resources
      .filter(({ role }) => role === 'join')
      .map(({ type, belongingTo }) => [
        type.id,
        belongingTo?.(services, DEFAULT_SETTINGS) ?? [],
      ]),
  );
}
