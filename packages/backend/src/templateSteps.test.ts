import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import modelServingPlugin from '@modeldeck/plugin-model-serving-backend';
import scaffolderModule from '@modeldeck/plugin-scaffolder-backend-module-model-serving';
import {
  loadScenario,
  SimulatedCluster,
  SimulatedMlflow,
} from '@modeldeck/simulated-cluster';
import request from 'supertest';
import { parse } from 'yaml';

jest.setTimeout(60_000);

const SCENARIO = loadScenario('gpu-canary-at-zero');

const MANIFEST = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: new-model}
spec:
  predictor:
    model:
      modelFormat: {name: mlflow}
      storageUri: s3://models/new
`;

/** Steps as a template has them, each after the other, with all that a portal is made of. */
describe('steps of templates', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let mlflow: SimulatedMlflow;
  let backend: TestBackend;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'template-steps-'));
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.load(SCENARIO);
    mlflow = await SimulatedMlflow.start();
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
    backend = await startTestBackend({
      features: [
        modelServingPlugin,
        scaffolderPlugin,
        scaffolderModule,
        mockServices.scheduler.mock().factory,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost:7007' },
            modelServing: {
              clusters: [{ name: 'west', kubeconfig: { path } }],
              mlflow: { url: mlflow.url },
            },
          },
        }),
      ],
    });
    await untilRead();
  });

  afterAll(async () => {
    await backend.stop();
    await Promise.all([cluster.stop(), mlflow.stop()]);
    await rm(folder, { recursive: true });
  });

  async function untilRead(): Promise<void> {
    for (;;) {
      const { body } = await request(backend.server).get(
        '/api/model-serving/gpu',
      );
      if (body.services.length > 0 && body.clusters[0].gaps.length === 0) {
        return;
      }
    }
  }

  async function take(
    action: string,
    input: object,
    outputs: readonly string[],
  ): Promise<{ output: object; log: string }> {
    const { body } = await request(backend.server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: {
          apiVersion: 'scaffolder.backstage.io/v1beta3',
          kind: 'Template',
          metadata: { name: 'mine' },
          spec: {
            type: 'service',
            owner: 'kim',
            steps: [
              {
                id: 'files',
                name: 'Files',
                action: 'fetch:plain',
                input: { url: './deploy', targetPath: 'deploy/base' },
              },
              { id: 'step', name: 'Step', action, input },
            ],
            output: Object.fromEntries(
              outputs.map(name => [name, `\${{ steps.step.output.${name} }}`]),
            ),
          },
        },
        values: {},
        directoryContents: [
          {
            path: 'deploy/service.yaml',
            base64Content: Buffer.from(MANIFEST).toString('base64'),
          },
        ],
      });
    return { output: body.output, log: JSON.stringify(body) };
  }

  it('tells where pods with accelerators fit', async () => {
    const input = {
      replicas: 1,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 99 }],
      tolerations: 'any',
      accept: ['no'],
    };
    const { output } = await take('model-serving:fit', input, [
      'fits',
      'replicasPlaced',
    ]);
    expect(output).toEqual({ fits: 'no', replicasPlaced: 0 });
    const { log } = await take(
      'model-serving:fit',
      { ...input, accept: [] },
      [],
    );
    expect(log).toContain('The pods do not fit: there is room for 0 of 1');
  });

  it('holds manifests against the cluster', async () => {
    const { namespace } = SCENARIO;
    const { output, log } = await take(
      'model-serving:preflight',
      {
        cluster: 'west',
        namespace,
        accept: ['failed', 'cannot-tell'],
      },
      ['service', 'outcome'],
    );
    expect(output).toEqual({
      service: `west/${namespace}/inferenceservice/new-model`,
      outcome: 'failed',
    });
    expect(log).toContain('no serving runtime takes model format mlflow');
    const elsewhere = await take(
      'model-serving:preflight',
      { cluster: 'south', namespace },
      [],
    );
    expect(elsewhere.log).toContain('Cannot check the manifests; caused by');
  });

  it('finds a registered model', async () => {
    mlflow.logVersion({
      name: 'fraud',
      store: 's3://models',
      aliases: ['champion'],
    });
    const { output } = await take(
      'model-serving:resolve-model',
      { uri: 'models:/fraud@champion' },
      ['storageUri', 'version'],
    );
    expect(output).toEqual({
      storageUri: expect.stringMatching(/^s3:\/\/models\/.+/),
      version: expect.anything(),
    });
  });

  it('checks manifests without any of them', async () => {
    const { output } = await take('model-serving:validate', {}, ['manifests']);
    expect(output).toMatchObject({
      manifests: [
        { file: 'deploy/base/service.yaml', kind: 'InferenceService' },
      ],
    });
  });
});
