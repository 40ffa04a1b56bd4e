import {
  mlmodel,
  SimulatedMlflow,
  SimulatedObjectStore,
} from '@modeldeck/simulated-cluster';
import type { ArtifactAccess } from './ArtifactAccess';
import { readModelFacts } from './readModelFacts';

const INPUTS = [{ name: 'amount', type: 'double' }];

const SIGNATURE = {
  inputs: {
    kind: 'columns',
    columns: [{ name: 'amount', type: { kind: 'scalar', name: 'double' } }],
  },
};

describe('readModelFacts', () => {
  let mlflow: SimulatedMlflow;
  let store: SimulatedObjectStore | undefined;

  beforeEach(async () => {
    mlflow = await SimulatedMlflow.start();
  });

  afterEach(async () => {
    await mlflow.stop();
    await store?.stop();
    store = undefined;
  });

  async function s3(objects: Record<string, string>, accessKeyId?: string) {
    store = await SimulatedObjectStore.start({ objects, accessKeyId });
    return { endpoint: store.endpoint };
  }

  function read(uri: string, access: ArtifactAccess = {}) {
    return readModelFacts({
      uri,
      access: { mlflow: { url: mlflow.url }, ...access },
    });
  }

  it.each([2, 3] as const)(
    'reads a version whose files MLflow %s hands on',
    async layout => {
      mlflow.logVersion({ name: 'fraud', layout, inputs: INPUTS });
      mlflow.logVersion({ name: 'fraud', layout, aliases: ['champion'] });
      expect(await read('models:/fraud/1')).toMatchObject({
        state: 'read',
        location: expect.stringMatching(
          layout === 2
            ? /^mlflow-artifacts:\/1\/\w+\/artifacts\/model$/
            : /^mlflow-artifacts:\/1\/models\/m-\w+\/artifacts$/,
        ),
        facts: { signature: SIGNATURE },
      });
      for (const uri of ['models:/fraud@champion', 'models:/fraud/latest']) {
        expect(await read(uri)).toMatchObject({
          state: 'read',
          facts: { signature: { unknown: expect.any(String) } },
        });
      }
    },
  );

  it('finds the model of MLflow 3 where the version names its run', async () => {
    const { model_id: id } = mlflow.logVersion({
      name: 'fraud',
      misplaced: true,
    });
    expect(await read('models:/fraud/1')).toMatchObject({
      state: 'read',
      location: `mlflow-artifacts:/1/models/${id}/artifacts`,
    });
  });

  it('reads a logged model and the model of a run', async () => {
    const { model_id: id, run_id: run } = mlflow.logVersion({ name: 'fraud' });
    const { run_id: former } = mlflow.logVersion({ name: 'churn', layout: 2 });
    for (const uri of [
      `models:/${id}`,
      `runs:/${run}/model`,
      `runs:/${former}/model`,
      `mlflow-artifacts:/1/models/${id}/artifacts`,
    ]) {
      expect(await read(uri)).toMatchObject({ state: 'read' });
    }
  });

  it('reads where the registry says that it lies', async () => {
    const { model_id: id } = mlflow.logVersion({
      name: 'fraud',
      store: 's3://models',
    });
    const key = `models/1/models/${id}/artifacts/MLmodel`;
    const access = { s3: await s3({ [key]: mlmodel({ flavor: 'xgboost' }) }) };
    expect(await read('models:/fraud/1', access)).toMatchObject({
      state: 'read',
      location: `s3://models/1/models/${id}/artifacts`,
      facts: { flavors: [{ name: 'xgboost' }] },
    });
  });

  it('has the registry hand on what only it may read', async () => {
    mlflow.logVersion({ name: 'fraud', store: 's3://models', inputs: INPUTS });
    const access = { s3: await s3({}, 'SOMEBODY') };
    expect(await read('models:/fraud/1', access)).toMatchObject({
      state: 'read',
      location: expect.stringMatching(/^s3:\/\/models\/1/),
      facts: { signature: SIGNATURE },
    });
  });

  it('tells a model whose files are not there', async () => {
    mlflow.logVersion({ name: 'fraud', empty: true });
    expect(await read('models:/fraud/1')).toMatchObject({
      state: 'absent',
      why: expect.stringMatching(/there is no MLmodel at .*: nothing is there/),
    });
    mlflow.records.files.set('1/other/readme.txt', '');
    expect(await read('mlflow-artifacts:/1/other')).toMatchObject({
      state: 'absent',
      why: expect.stringContaining(': there is readme.txt'),
    });
  });

  it('tells a version that is not there', async () => {
    expect(await read('models:/fraud/1')).toMatchObject({
      state: 'absent',
      why: expect.stringContaining(
        'Registered Model with name=fraud not found',
      ),
    });
  });

  it.each<[string, string, ArtifactAccess, RegExp]>([
    [
      'no server',
      'models:/fraud/1',
      { mlflow: undefined },
      /no tracking server is configured/,
    ],
    [
      'another server',
      'mlflow-artifacts://other.example/1/model',
      {},
      /another server than http/,
    ],
    [
      'a server that is not there',
      'models:/fraud/1',
      { mlflow: { url: 'http://127.0.0.1:9' } },
      /127\.0\.0\.1:9 refuses the connection/,
    ],
    ['a volume', 'pvc://claim/path', {}, /only pods of its namespace/],
    ['nothing', '', {}, /the scheme ""/],
  ])('cannot tell with %s', async (_, uri, access, why) => {
    expect(await read(uri, access)).toMatchObject({
      state: 'unknown',
      why: expect.stringMatching(why),
    });
  });

  it('reads a folder of a bucket', async () => {
    const access = {
      s3: await s3({
        'models/fraud/MLmodel': mlmodel({ inputs: INPUTS }),
        'models/other/MLmodel': 'a: [',
      }),
    };
    expect(await read('s3://models/fraud/', access)).toMatchObject({
      state: 'read',
      location: 's3://models/fraud/',
      facts: { signature: SIGNATURE },
    });
    expect(await read('s3://models/none', access)).toMatchObject({
      state: 'absent',
      why: 'there is no MLmodel at s3://models/none: nothing is there',
      holds: [],
    });
    expect(await read('s3://models/other', access)).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining('is no YAML'),
    });
  });

  it('tells what is there instead of a model', async () => {
    const access = {
      s3: await s3({
        'models/run/model/MLmodel': '',
        'models/run/metrics.json': '',
        'models/plain/model.joblib': '',
        'models/plain/vectors/a&b.bin': '',
      }),
    };
    expect(await read('s3://models/run', access)).toMatchObject({
      state: 'absent',
      why: 'there is no MLmodel at s3://models/run: there is metrics.json, model/',
      hint: 'end the storage URI in /model, if the model is there',
    });
    expect(await read('s3://models/plain/vectors', access)).toMatchObject({
      holds: ['a&b.bin'],
    });
    // A file by itself is what some runtimes load.
    expect(await read('s3://models/plain/model.joblib', access)).toMatchObject({
      state: 'absent',
      holds: ['model.joblib'],
    });
  });

  it('reads a folder of the Hugging Face libraries', async () => {
    const config = JSON.stringify({ model_type: 'qwen3' });
    const access = { s3: await s3({ 'models/llm/config.json': config }) };
    expect(await read('s3://models/llm', access)).toMatchObject({
      state: 'read',
      facts: { flavors: [{ name: 'qwen3' }] },
    });
  });

  it('reads nothing that is larger than a model file', async () => {
    const huge = `# ${'x'.repeat(1024 * 1024)}`;
    const access = { s3: await s3({ 'models/fraud/MLmodel': huge }) };
    expect(await read('s3://models/fraud', access)).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining('larger than 1024 KiB'),
    });
  });

  it('shows nothing secret of the URI that it was given', async () => {
    const access = { s3: await s3({}) };
    const uri = 's3://key:secret@models/fraud?signature=secret';
    const reading = await read(uri, access);
    expect(reading).toMatchObject({ location: 's3://models/fraud' });
    expect(JSON.stringify(reading)).not.toContain('secret');
  });
});
