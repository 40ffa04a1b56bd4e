import {
  mlmodel,
  SimulatedMlflow,
  SimulatedObjectStore,
} from '@modeldeck/simulated-cluster';
import type { ArtifactAccess } from './ArtifactAccess';
import { resolveModel } from './resolveModel';

describe('resolveModel', () => {
  let mlflow: SimulatedMlflow;
  let store: SimulatedObjectStore;

  beforeEach(async () => {
    mlflow = await SimulatedMlflow.start();
  });

  afterEach(async () => {
    await mlflow.stop();
    await store?.stop();
  });

  async function resolve(uri: string, objects: Record<string, string> = {}) {
    store = await SimulatedObjectStore.start({ objects });
    const access: ArtifactAccess = {
      mlflow: { url: mlflow.url },
      s3: { endpoint: store.endpoint },
    };
    return resolveModel({ uri, access });
  }

  it.each([false, true])(
    'finds where the files of an alias lie (registered with its run: %s)',
    async misplaced => {
      const { model_id: id } = mlflow.logVersion({
        name: 'fraud',
        store: 's3://models',
        aliases: ['champion'],
        metrics: { auc: 0.93 },
        misplaced,
      });
      const folder = `models/1/models/${id}/artifacts`;
      const objects = { [`${folder}/MLmodel`]: mlmodel({}) };
      expect(await resolve('models:/fraud@champion', objects)).toMatchObject({
        version: { name: 'fraud', version: '1', modelId: id },
        metrics: { auc: 0.93 },
        storageUri: `s3://${folder}`,
        reading: { state: 'read', location: `s3://${folder}` },
      });
    },
  );

  it('names no place that has no model', async () => {
    mlflow.logVersion({ name: 'fraud', store: 's3://models', layout: 2 });
    expect(await resolve('models:/fraud/1')).toMatchObject({
      storageUri: { unknown: expect.stringContaining('no MLmodel at s3://') },
      reading: { state: 'absent' },
    });
  });

  it('names no place that a service cannot load from', async () => {
    mlflow.logVersion({ name: 'fraud' });
    expect(await resolve('models:/fraud/1')).toMatchObject({
      storageUri: { unknown: expect.stringContaining('no model server loads') },
      reading: { state: 'read' },
    });
  });

  it('goes on without a run', async () => {
    const { run_id: run } = mlflow.logVersion({ name: 'fraud' });
    mlflow.records.runs.delete(run);
    expect(await resolve('models:/fraud/1')).toMatchObject({
      metrics: { unknown: expect.stringContaining('not found') },
    });
  });

  it.each(['s3://models/fraud', 'runs:/ab/model', 'fraud'])(
    'does not take %s for a registered model',
    async uri => {
      await expect(resolve(uri)).rejects.toMatchObject({ kind: 'refused' });
    },
  );

  it('tells a model that is not there', async () => {
    await expect(resolve('models:/fraud/1')).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});
