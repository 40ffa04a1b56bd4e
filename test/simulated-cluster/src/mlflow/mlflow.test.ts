import { parse } from 'yaml';
import { loadDemoModels } from '../demo/demoModels';
import { demoServices, demoUpdates } from '../demo/demoServices';
import { mlmodel } from './mlmodel';
import { SimulatedMlflow } from './SimulatedMlflow';
import { SimulatedObjectStore } from './SimulatedObjectStore';

const API = '/api/2.0/mlflow';

describe('the simulated tracking server', () => {
  let mlflow: SimulatedMlflow;

  beforeEach(async () => {
    mlflow = await SimulatedMlflow.start();
  });

  afterEach(() => mlflow.stop());

  async function get(path: string): Promise<[number, unknown]> {
    const response = await fetch(`${mlflow.url}${path}`);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return [response.status, isJson ? JSON.parse(text) : text];
  }

  it('has a version of MLflow 3 point to its logged model', async () => {
    mlflow.logVersion({ name: 'fraud', aliases: ['champion'] });
    const [, answer] = await get(
      `${API}/registered-models/alias?name=fraud&alias=champion`,
    );
    expect(answer).toMatchObject({
      model_version: {
        version: '1',
        status: 'READY',
        source: expect.stringMatching(/^models:\/m-[0-9a-f]{32}$/),
        aliases: ['champion'],
      },
    });
  });

  it('has a version of MLflow 2 point to its run', async () => {
    const { run_id: run } = mlflow.logVersion({ name: 'fraud', layout: 2 });
    const source = `mlflow-artifacts:/1/${run}/artifacts/model`;
    expect(
      await get(`${API}/model-versions/get-download-uri?name=fraud&version=1`),
    ).toEqual([200, { artifact_uri: source }]);
    const [, text] = await get(
      `/api/2.0/mlflow-artifacts/artifacts/1/${run}/artifacts/model/MLmodel`,
    );
    expect(parse(String(text))).toMatchObject({
      mlflow_version: '2.17.2',
      run_id: run,
    });
  });

  it.each([
    [
      `${API}/registered-models/get?name=no`,
      404,
      {
        error_code: 'RESOURCE_DOES_NOT_EXIST',
        message: 'Registered Model with name=no not found',
      },
    ],
    [
      `${API}/registered-models/alias?name=fraud&alias=no`,
      400,
      {
        error_code: 'INVALID_PARAMETER_VALUE',
        message: 'Registered model alias no not found.',
      },
    ],
    [
      `${API}/model-versions/get?name=fraud`,
      400,
      {
        error_code: 'INVALID_PARAMETER_VALUE',
        message: "Missing value for required parameter 'version'.",
      },
    ],
    [
      `${API}/registered-models/search?max_results=1001`,
      400,
      expect.objectContaining({ error_code: 'INVALID_PARAMETER_VALUE' }),
    ],
    ['/elsewhere', 404, expect.stringContaining('<title>404 Not Found')],
    [
      '/api/2.0/mlflow-artifacts/artifacts/no/MLmodel',
      500,
      expect.stringContaining('<title>500'),
    ],
  ])('refuses %s as the real one does', async (path, status, body) => {
    mlflow.logVersion({ name: 'fraud' });
    expect(await get(path)).toEqual([status, body]);
  });

  it('gives lists page by page', async () => {
    ['a', 'b', 'c'].forEach(name => mlflow.logVersion({ name }));
    const seen: string[] = [];
    let token = '';
    do {
      const [, answer] = await get(
        `${API}/registered-models/search?max_results=2&page_token=${token}`,
      );
      const page = answer as {
        registered_models: Array<{ name: string }>;
        next_page_token?: string;
      };
      seen.push(page.registered_models.map(({ name }) => name).join());
      token = page.next_page_token ?? '';
    } while (token);
    expect(seen).toEqual(['a,b', 'c']);
  });

  it('hands on what only it may read', async () => {
    mlflow.logVersion({ name: 'fraud', store: 's3://models' });
    const [status, text] = await get(
      '/model-versions/get-artifact?name=fraud&version=1&path=MLmodel',
    );
    expect([status, parse(String(text))]).toMatchObject([
      200,
      { model_id: expect.stringMatching(/^m-/) },
    ]);
  });
});

describe('mlmodel', () => {
  it('writes no signature where there is none', () => {
    expect(parse(mlmodel({}))).not.toHaveProperty('signature');
  });
});

describe('the demo’s models', () => {
  it('lie where its services load them from, but for the broken one', async () => {
    const mlflow = await SimulatedMlflow.start();
    const store = await SimulatedObjectStore.start();
    loadDemoModels(mlflow, store);
    const missing = [...demoServices, ...demoUpdates]
      .map(({ storageUri }) => storageUri.replace('s3://', ''))
      .filter(
        path =>
          !store.objects.has(`${path}/MLmodel`) &&
          !store.objects.has(`${path}/config.json`),
      );
    expect(missing).toEqual(['models/fraud/v2-broken']);
    await Promise.all([mlflow.stop(), store.stop()]);
  });
});
