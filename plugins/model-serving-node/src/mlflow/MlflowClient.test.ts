import { SimulatedMlflow } from '@modeldeck/simulated-cluster';
import {
  answer,
  FakeApiServer,
  type Handler,
} from '../__fixtures__/FakeApiServer';
import { MlflowClient } from './MlflowClient';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
  }
  return found;
}

describe('MlflowClient', () => {
  const stops: Array<() => Promise<void>> = [];

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function simulated(authorization?: string) {
    const mlflow = await SimulatedMlflow.start({ authorization });
    stops.push(() => mlflow.stop());
    return { mlflow, client: new MlflowClient({ url: mlflow.url }) };
  }

  async function answering(handle: Handler, prefix = '') {
    const server = await FakeApiServer.start(handle);
    stops.push(() => server.stop());
    const url = `${server.connection().server}${prefix}`;
    return { server, client: new MlflowClient({ url }) };
  }

  it('reads a version by number and by alias', async () => {
    const { mlflow, client } = await simulated();
    mlflow.logVersion({ name: 'fraud' });
    mlflow.logVersion({ name: 'fraud', aliases: ['champion'] });
    const second = {
      name: 'fraud',
      version: '2',
      status: 'READY',
      aliases: ['champion'],
      source: expect.stringMatching(/^models:\/m-/),
      modelId: expect.stringMatching(/^m-/),
    };
    expect(await client.modelVersion('fraud', '2')).toMatchObject(second);
    expect(await client.modelVersionByAlias('fraud', 'champion')).toMatchObject(
      second,
    );
    expect(await client.registeredModel('fraud')).toMatchObject({
      aliases: { champion: '2' },
      latestVersions: [second],
    });
  });

  it('reads the run and the logged model of a version', async () => {
    const { mlflow, client } = await simulated();
    const { run_id: runId, model_id: modelId = '' } = mlflow.logVersion({
      name: 'fraud',
      metrics: { auc: 0.9, loss: NaN },
    });
    expect(await client.run(runId)).toMatchObject({
      metrics: { auc: 0.9 },
      modelIds: [modelId],
    });
    expect(await client.loggedModel(modelId)).toMatchObject({
      artifactUri: `mlflow-artifacts:/1/models/${modelId}/artifacts`,
      runId,
    });
  });

  it('reads all pages', async () => {
    const { mlflow, client } = await simulated();
    for (let index = 0; index < 250; index++) {
      mlflow.logVersion({ name: `model-${String(index).padStart(3, '0')}` });
    }
    mlflow.logVersion({ name: "it's" });
    mlflow.logVersion({ name: "it's" });
    const models = await all(client.registeredModels());
    expect(models).toHaveLength(251);
    expect(new Set(models.map(({ name }) => name)).size).toBe(251);
    const versions = await all(client.modelVersions("it's"));
    expect(versions.map(({ version }) => version)).toEqual(['2', '1']);
  });

  it.each<[string, (client: MlflowClient) => Promise<unknown>, RegExp]>([
    [
      'a model',
      client => client.registeredModel('nobody'),
      /^cannot read the registered model "nobody" from http:.*: Registered Model with name=nobody not found; check the name in the registry$/,
    ],
    [
      'a version',
      client => client.modelVersion('fraud', '9'),
      /Model Version \(name=fraud, version=9\) not found/,
    ],
    [
      'an alias',
      client => client.modelVersionByAlias('fraud', 'best'),
      /Registered model alias best not found;/,
    ],
    ['a run', client => client.run('r9'), /Run with id=r9 not found/],
  ])('tells %s that is not there', async (_, ask, message) => {
    const { mlflow, client } = await simulated();
    mlflow.logVersion({ name: 'fraud' });
    await expect(ask(client)).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching(message),
    });
  });

  it('says who it is', async () => {
    const { mlflow, client } = await simulated('Bearer right');
    mlflow.logVersion({ name: 'fraud' });
    await expect(client.registeredModel('fraud')).rejects.toMatchObject({
      kind: 'unauthorized',
      hint: 'give a token, or a user and password, that MLflow accepts',
    });
    const known = new MlflowClient({
      url: mlflow.url,
      authorization: 'Bearer right',
    });
    expect(await known.registeredModel('fraud')).toMatchObject({
      name: 'fraud',
    });
  });

  it('keeps the prefix under which a server is', async () => {
    const { server, client } = await answering(
      (_, response) => answer(response, { registered_model: { name: 'a' } }),
      '/team/',
    );
    await client.registeredModel('a');
    expect(server.paths()).toEqual([
      '/team/api/2.0/mlflow/registered-models/get?name=a',
    ]);
  });

  it.each<[string, Handler]>([
    ['the page of a login', (_, response) => response.end('<html>Log in')],
    ['JSON of something else', (_, response) => answer(response, [])],
    [
      'a page that is not there',
      (_, response) => answer(response, '<html>', 404),
    ],
  ])('takes %s for no MLflow', async (_, handle) => {
    const { client } = await answering(handle);
    await expect(client.registeredModel('a')).rejects.toMatchObject({
      kind: 'malformed',
      hint: 'check that the address is that of an MLflow tracking server',
    });
  });

  it('tells what a hostile server says in one plain line', async () => {
    const { client } = await answering((_, response) =>
      answer(
        response,
        {
          error_code: 'INTERNAL_ERROR',
          message: 'see\u001b[31m\nhttps://me:secret@store.example/x',
        },
        500,
      ),
    );
    const error: unknown = await client.run('r').catch(thrown => thrown);
    expect(String(error)).toContain('see https://store.example/x');
    expect(String(error)).not.toContain('secret');
  });

  it('does not read the same page for ever', async () => {
    const { server, client } = await answering((_, response) =>
      answer(response, { registered_models: [], next_page_token: 'again' }),
    );
    await expect(all(client.registeredModels())).rejects.toMatchObject({
      kind: 'malformed',
    });
    expect(server.requests).toHaveLength(2);
  });

  it('does not climb out of what a server hands on', async () => {
    const { server, client } = await answering((_, response) =>
      response.end(''),
    );
    await expect(
      client.artifact('../../2.0/mlflow/runs/get', { maxBytes: 10 }),
    ).rejects.toMatchObject({ kind: 'refused' });
    expect(server.requests).toEqual([]);
  });
});
