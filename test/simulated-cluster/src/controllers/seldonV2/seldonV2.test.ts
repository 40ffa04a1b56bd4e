import type { ApiClient } from '../../client/ApiClient';
import { clientOf } from '../../client/clientOf';
import { conditionStatus } from '../../client/conditionStatus';
import { conditionOf, listAt, textAt } from '../../json/read';
import { SimulatedCluster } from '../../SimulatedCluster';

let cluster: SimulatedCluster;
let client: ApiClient;

beforeEach(async () => {
  cluster = await SimulatedCluster.start({ controllers: true });
  client = clientOf(cluster);
});

afterEach(async () => {
  client.close();
  await cluster.stop();
});

async function write(kind: string, name: string, spec: object) {
  await cluster.write({
    apiVersion: 'mlops.seldon.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'team' },
    spec,
  });
  await cluster.settle();
}

const server = (name: string, spec: object = {}) =>
  write('Server', name, { serverConfig: name, ...spec });

const model = (name: string, spec: object = {}) =>
  write('Model', name, {
    storageUri: `s3://models/${name}`,
    requirements: ['sklearn'],
    ...spec,
  });

const seldon = async (plural: string, name: string) =>
  (
    await client.call(
      `/apis/mlops.seldon.io/v1alpha1/namespaces/team/${plural}/${name}`,
    )
  ).body;

const stateOf = async (name: string) =>
  conditionOf(await seldon('models', name), 'ModelReady')?.message;

async function podsOf(name: string) {
  const { body } = await client.call(
    `/api/v1/namespaces/team/pods?labelSelector=seldon-server-name%3D${name}`,
  );
  return listAt(body, 'items').map(pod => textAt(pod, 'metadata', 'name'));
}

describe('the controller of Servers', () => {
  it('runs what the configuration and the Server itself say', async () => {
    await server('mlserver', {
      replicas: 2,
      podSpec: {
        nodeSelector: { pool: 'a' },
        containers: [{ name: 'mlserver', resources: { requests: { cpu: 2 } } }],
      },
    });
    expect(await podsOf('mlserver')).toEqual(['mlserver-0', 'mlserver-1']);
    const { body } = await client.call(
      '/apis/apps/v1/namespaces/team/statefulsets/mlserver',
    );
    expect(body.spec).toMatchObject({
      template: {
        spec: {
          nodeSelector: { pool: 'a' },
          containers: [
            { name: 'rclone' },
            { name: 'agent' },
            { name: 'mlserver', resources: { requests: { cpu: 2 } } },
          ],
        },
      },
    });
    await server('mlserver', { replicas: 1 });
    expect(await podsOf('mlserver')).toEqual(['mlserver-0']);
  });

  it('is ready when its pods are', async () => {
    await server('mlserver');
    expect((await seldon('servers', 'mlserver')).status).toMatchObject({
      replicas: 1,
      selector: 'seldon-server-name=mlserver',
    });
    await server('triton', {
      podSpec: { containers: [{ name: 'triton', image: 'missing' }] },
    });
    const ready = async (name: string) =>
      conditionStatus(await seldon('servers', name), 'Ready');
    expect(await ready('mlserver')).toBe('True');
    expect(await ready('triton')).toBe('False');
  });

  it('follows its models between its bounds', async () => {
    await server('mlserver', { minReplicas: 1, maxReplicas: 3 });
    await model('a');
    expect(await podsOf('mlserver')).toHaveLength(1);
    await model('a', { minReplicas: 1, replicas: 2 });
    expect(await podsOf('mlserver')).toHaveLength(2);
    await model('a', { minReplicas: 1, replicas: 9 });
    expect(await podsOf('mlserver')).toHaveLength(3);
  });
});

describe('the controller of Models', () => {
  it('loads one where it fits', async () => {
    await server('triton');
    await server('mlserver');
    await model('churn');
    expect((await seldon('models', 'churn')).status).toMatchObject({
      replicas: 1,
      availableReplicas: 1,
      selector: 'server=mlserver',
      modelgwReady: 'ModelAvailable(1/1 ready ) ',
    });
  });

  it.each<[string, object, object, string]>([
    [
      'has another capability',
      {},
      { requirements: ['onnx'] },
      'ScheduleFailed',
    ],
    ['has one of its own', { capabilities: ['x'] }, {}, 'ScheduleFailed'],
    [
      'has an extra one',
      { extraCapabilities: ['x'] },
      { requirements: ['sklearn', 'x'] },
      'ModelAvailable',
    ],
    ['is not the one', {}, { server: 'other' }, 'ScheduleFailed'],
    ['has too few replicas', {}, { replicas: 2 }, 'ScheduleFailed'],
    [
      'has as many as are needed at least',
      {},
      { replicas: 2, minReplicas: 1 },
      'ModelAvailable',
    ],
    ['has too little memory', {}, { memory: '2Gi' }, 'ScheduleFailed'],
    ['cannot load it', {}, { storageUri: 's3://models/broken' }, 'ModelFailed'],
  ])('tells what becomes of one whose Server %s', async (_, on, of, state) => {
    await server('mlserver', on);
    await model('churn', of);
    expect(await stateOf('churn')).toBe(state);
  });

  it('counts the memory of all models of a Server', async () => {
    await server('mlserver');
    await model('a', { memory: '600Mi' });
    await model('b', { memory: '600Mi' });
    expect([await stateOf('a'), await stateOf('b')]).toEqual([
      'ModelAvailable',
      'ScheduleFailed',
    ]);
  });

  it('takes capabilities from a configuration in the namespace', async () => {
    await write('ServerConfig', 'mlserver', {
      podSpec: {
        containers: [
          {
            name: 'agent',
            env: [{ name: 'SELDON_SERVER_CAPABILITIES', value: 'own' }],
          },
        ],
      },
    });
    await server('mlserver');
    await model('a', { requirements: ['own'] });
    await model('b');
    expect([await stateOf('a'), await stateOf('b')]).toEqual([
      'ModelAvailable',
      'ScheduleFailed',
    ]);
  });

  it('loads what had to wait for a Server', async () => {
    await model('churn');
    expect(await stateOf('churn')).toBe('ScheduleFailed');
    await server('mlserver');
    expect(await stateOf('churn')).toBe('ModelAvailable');
  });
});

describe('the controller of Experiments', () => {
  const split = (spec: object = {}) =>
    write('Experiment', 'ab', {
      candidates: [
        { name: 'a', weight: 90 },
        { name: 'b', weight: 10 },
      ],
      ...spec,
    });

  async function conditions() {
    const experiment = await seldon('experiments', 'ab');
    return ['Ready', 'CandidatesReady', 'ExperimentReady', 'MirrorReady'].map(
      type => conditionOf(experiment, type)?.status,
    );
  }

  beforeEach(async () => {
    await server('mlserver');
    await model('a');
  });

  it('splits nothing until all candidates are ready', async () => {
    await split();
    expect(await conditions()).toEqual(['False', 'False', 'False', 'True']);
    expect(
      conditionStatus(await seldon('experiments', 'ab'), 'ExperimentReady'),
    ).toBe('False no live replica for model b for model route ab.experiment');
    await model('b');
    expect(await conditions()).toEqual(['True', 'True', 'True', 'True']);
  });

  it('waits for a mirror, too', async () => {
    await model('b');
    await split({ mirror: { name: 'c', percent: 10 } });
    expect(await conditions()).toEqual(['False', 'True', 'False', 'False']);
  });

  it.each([
    ['a default that is no candidate', { default: 'c' }],
    ['a candidate twice', { candidates: [{ name: 'a' }, { name: 'a' }] }],
  ])('refuses %s', async (_, spec) => {
    await model('b');
    await split(spec);
    expect(await conditions()).toEqual(['False', 'True', 'False', 'True']);
  });

  it('looks for pipelines where it is about them', async () => {
    await model('b');
    await split({ resourceType: 'pipeline' });
    expect(await conditions()).toEqual(['False', 'False', 'False', 'True']);
    for (const name of ['a', 'b']) {
      await write('Pipeline', name, { steps: [{ name }] });
    }
    expect(await conditions()).toEqual(['True', 'True', 'True', 'True']);
  });
});

it('a Pipeline is ready when the models of its steps are', async () => {
  await server('mlserver');
  await model('a');
  await write('Pipeline', 'flow', { steps: [{ name: 'a' }, { name: 'b' }] });
  const ready = async () =>
    conditionStatus(await seldon('pipelines', 'flow'), 'ModelsReady');
  expect(await ready()).toBe('False Some models are not available');
  await model('b');
  expect(await ready()).toBe('True Models all available');
});
