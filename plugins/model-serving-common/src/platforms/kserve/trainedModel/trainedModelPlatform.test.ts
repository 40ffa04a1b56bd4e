import { DEFAULT_SETTINGS } from '../../../settings/ServingSettings';
import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import { rawInferenceService } from '../testing/inferenceService';
import { deploymentPod } from '../testing/workloads';
import { TRAINED_MODELS } from './trainedModel';
import { trainedModelPlatform } from './trainedModelPlatform';

interface ModelParts {
  conditions?: Record<string, string>;
  spec?: object;
}

function trainedModel(name: string, parts: ModelParts = {}) {
  const conditions = {
    Ready: 'True',
    InferenceServiceReady: 'True',
    IsMMSPredictor: 'True',
    MemoryResourceAvailable: 'True',
    ...parts.conditions,
  };
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'TrainedModel',
    metadata: { name, namespace: 'team', uid: `uid-${name}` },
    spec: parts.spec ?? {
      inferenceService: 'fraud',
      model: {
        framework: 'sklearn',
        storageUri: `https://me:hunter2@models.example.com/${name}/v3`,
        memory: '256Mi',
      },
    },
    status: {
      url: `http://fraud.models.example.com/v1/models/${name}:predict`,
      conditions: Object.entries(conditions).map(([type, status]) => ({
        type,
        status,
        reason: status === 'False' ? `${type}Failed` : '',
        message: '',
      })),
    },
  };
}

const SERVER = rawInferenceService({
  spec: {
    predictor: {
      model: { modelFormat: { name: 'sklearn' }, protocolVersion: 'v1' },
    },
  },
  status: {
    deploymentMode: 'Standard',
    clusterServingRuntimeName: 'kserve-sklearnserver',
    conditions: [{ type: 'Ready', status: 'True' }],
  },
});
const POD = deploymentPod('p1', 'fraud-predictor', { gpus: 1 });

function modelOf(
  objects: object[],
  name = 'one',
  states?: Readonly<Record<string, ReadState>>,
) {
  const service = servicesOf(objects, { states }).find(
    s => s.kind === 'TrainedModel' && s.name === name,
  );
  return { ...service, rules: service?.findings.map(({ rule }) => rule) };
}

describe('a TrainedModel', () => {
  it('is a service of its own in a server that others share', () => {
    const service = modelOf([
      trainedModel('one'),
      trainedModel('two'),
      SERVER,
      POD,
    ]);
    expect(service).toMatchObject({
      model: {
        name: 'one',
        version: 'v3',
        format: 'sklearn',
        storageUri: 'https://models.example.com/one/v3',
      },
      runtime: { name: 'kserve-sklearnserver', protocol: 'v1' },
      endpoints: [
        { url: 'http://fraud.models.example.com/v1/models/one:predict' },
      ],
      revisions: [{ name: 'one', role: 'stable', pods: [] }],
      accelerators: [],
      health: { status: 'healthy' },
    });
    expect(service.components).toMatchObject([
      {
        name: 'fraud',
        kind: 'server',
        pods: [{ name: 'p1' }],
        accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
        sharedBy: [
          'simulated/team/inferenceservice/fraud',
          'simulated/team/trainedmodel/one',
          'simulated/team/trainedmodel/two',
        ],
      },
    ]);
    expect(service.rules).toEqual([]);
  });

  it.each([
    ['trained-model-not-multi-model', 'IsMMSPredictor'],
    ['trained-model-memory', 'MemoryResourceAvailable'],
  ])('says why it is not loaded: %s', (rule, type) => {
    const failing = trainedModel('one', {
      conditions: { Ready: 'False', [type]: 'False' },
    });
    const { rules, health, findings } = modelOf([
      failing,
      trainedModel('two'),
      SERVER,
      POD,
    ]);
    expect(rules).toEqual([rule]);
    expect(health).toMatchObject({ status: 'failed' });
    expect(findings?.[0]?.evidence[0]?.detail).toContain(`${type}=False`);
  });

  it('says who else asks for memory', () => {
    const { findings } = modelOf([
      trainedModel('one', { conditions: { MemoryResourceAvailable: 'False' } }),
      trainedModel('two'),
      SERVER,
    ]);
    expect(findings?.[0]?.evidence[1]?.detail).toBe(
      'TrainedModel/two asks for 256Mi',
    );
  });

  it('says that its server is not there, unless services could not be read', () => {
    const waiting = trainedModel('one', { conditions: { Ready: 'Unknown' } });
    expect(modelOf([waiting]).rules).toEqual(['trained-model-server-missing']);
    const states = {
      'inferenceservices.serving.kserve.io': {
        state: 'forbidden',
        reason: 'inferenceservices is forbidden',
      },
    } as const;
    expect(modelOf([waiting], 'one', states).rules).toEqual([]);
  });

  it('shows why its server crashes', () => {
    const crashing = deploymentPod('p1', 'fraud-predictor', {
      waiting: 'CrashLoopBackOff',
    });
    const { rules, health } = modelOf([trainedModel('one'), SERVER, crashing]);
    expect(rules).toEqual(['pod-crash-loop']);
    expect(health?.status).toBe('failed');
  });

  it('appears whatever it holds', () => {
    const odd = trainedModel('one', {
      spec: { inferenceService: 7, model: 'none' },
    });
    expect(modelOf([odd]).rules).toEqual([
      'malformed-field',
      'trained-model-server-missing',
    ]);
  });
});

it('asks for one server, its pods and the models beside it', () => {
  const asked = (name: unknown) =>
    trainedModelPlatform.resources
      .filter(({ role }) => role === 'join')
      .map(need =>
        need.belongingTo?.(
          [
            TRAINED_MODELS.decode(
              trainedModel('one', { spec: { inferenceService: name } }),
            ),
          ],
          DEFAULT_SETTINGS,
        ),
      );
  expect(asked('fraud')).toEqual([
    [{ labelSelector: 'inferenceservice=fraud' }],
    [{ name: 'fraud' }],
    [{ labelSelector: 'serving.kserve.io/inferenceservice=fraud' }],
  ]);
  expect(asked('a,b in (c)')).toEqual([[], [], []]);
});
