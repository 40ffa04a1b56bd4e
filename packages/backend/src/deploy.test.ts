import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import {
  DefaultEventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import catalogModule from '@modeldeck/plugin-catalog-backend-module-model-serving';
import modelServingPlugin from '@modeldeck/plugin-model-serving-backend';
import {
  type ModelService,
  SERVICE_ID_ANNOTATION,
} from '@modeldeck/plugin-model-serving-common';
import scaffolderModule from '@modeldeck/plugin-scaffolder-backend-module-model-serving';
import { SimulatedCluster } from '@modeldeck/simulated-cluster';
import request from 'supertest';
import { parse } from 'yaml';

/** The catalogue and the tasks work in the background. */
jest.setTimeout(120_000);

const TEMPLATE = join(
  dirname(
    require.resolve(
      '@modeldeck/plugin-scaffolder-backend-module-model-serving/package.json',
    ),
  ),
  'templates/kserve-model/template.yaml',
);

const NAMESPACE = 'credit';
const ID = `west/${NAMESPACE}/inferenceservice/credit-score`;

const ANSWERS = {
  name: 'credit-score',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 's3://models/credit/3',
  cluster: 'west',
  firstVersion: true,
};

/** Where the model finds room, and what runs it. */
const CLUSTER = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'cpu-1' },
    status: {
      capacity: { cpu: '32', memory: '128Gi', pods: '110' },
      allocatable: { cpu: '32', memory: '128Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  },
  {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'ClusterServingRuntime',
    metadata: { name: 'mlserver' },
    spec: {
      supportedModelFormats: [
        { name: 'mlflow', version: '2', autoSelect: true },
      ],
      protocolVersions: ['v2'],
      containers: [{ name: 'kserve-container', image: 'mlserver:1' }],
    },
  },
];

interface Template {
  spec: {
    parameters: Array<{ properties: Record<string, { default?: unknown }> }>;
  };
}

/** What the form sends where nobody has changed it. */
async function defaultsOf(file: string): Promise<Record<string, unknown>> {
  const { spec } = parse(await readFile(file, 'utf8')) as Template;
  return Object.fromEntries(
    spec.parameters
      .flatMap(({ properties }) => Object.entries(properties))
      .filter(([, field]) => field.default !== undefined)
      .map(([name, field]) => [name, field.default]),
  );
}

describe('a project whose first version the portal starts', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let backend: TestBackend;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deploy-'));
    cluster = await SimulatedCluster.start({ name: 'west', controllers: true });
    await cluster.apply(CLUSTER);
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
    backend = await startBackend(path);
    await found('/api/catalog/entities/by-name/template/default/kserve-model');
  });

  afterAll(async () => {
    await backend?.stop();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  /** All that a portal is made of but a git host. */
  function startBackend(kubeconfig: string): Promise<TestBackend> {
    // As in a real backend, one for all plugins: the mock is one for each.
    const bus = DefaultEventsService.create({
      logger: mockServices.logger.mock(),
    });
    return startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        scaffolderModel,
        modelServingPlugin,
        scaffolderPlugin,
        scaffolderModule,
        createServiceFactory({
          service: eventsServiceRef,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) => bus.forPlugin(plugin.getId()),
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.com' },
            backend: { baseUrl: 'http://localhost:7007' },
            catalog: {
              locations: [
                {
                  type: 'file',
                  target: TEMPLATE,
                  rules: [{ allow: ['Template'] }],
                },
              ],
            },
            modelServing: {
              clusters: [
                {
                  name: 'west',
                  kubeconfig: { path: kubeconfig },
                  writable: true,
                },
              ],
            },
          },
        }),
      ],
    });
  }

  /** What is at a path, as soon as there is something. */
  async function found(path: string): Promise<unknown> {
    for (;;) {
      const { status, body } = await request(backend.server).get(path);
      if (status === 200 && (!Array.isArray(body) || body.length > 0)) {
        return body;
      }
    }
  }

  /** Runs the template as the Create page does, to its end. */
  async function create(answers: object = {}) {
    const { body: task } = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/kserve-model',
        values: { ...(await defaultsOf(TEMPLATE)), ...ANSWERS, ...answers },
      });
    for (;;) {
      const { body: events } = await request(backend.server).get(
        `/api/scaffolder/v2/tasks/${task.id}/events`,
      );
      const end = events.find(
        ({ type }: { type: string }) => type === 'completion',
      );
      if (end) {
        return { output: end.body.output, log: JSON.stringify(events) };
      }
    }
  }

  it('becomes a healthy service in the catalogue', async () => {
    const { output, log } = await create();
    for (const line of [
      'NetworkPolicy/credit-score in west/credit: created',
      'PodDisruptionBudget/credit-score in west/credit: created',
      'PrometheusRule/credit-score in west/credit: skipped',
      'InferenceService/credit-score in west/credit: created',
      'credit-score: healthy',
    ]) {
      expect(log).toContain(line);
    }
    expect(output.links).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          title: 'The service',
          url: `https://portal.example.com/models/${ID}`,
        }),
      ]),
    );

    const service = (await found(
      `/api/model-serving/services/${encodeURIComponent(ID)}`,
    )) as ModelService;
    expect(service.health.status).toBe('healthy');
    expect(service.findings).toEqual([]);

    const entities = await found(
      '/api/catalog/entities?filter=kind=component,spec.type=model-service',
    );
    expect(entities).toMatchObject([
      {
        metadata: { annotations: { [SERVICE_ID_ANNOTATION]: ID } },
        spec: { owner: 'group:default/fraud' },
      },
    ]);
  });

  it('is refused where the namespace is not there, with nothing written', async () => {
    const { log } = await create({ name: 'other', namespace: 'nowhere' });
    expect(log).toContain('there is no such namespace');
    const written = cluster.requests.filter(
      ({ method, path: at, query }) =>
        method === 'PATCH' &&
        query.dryRun === undefined &&
        at.includes('/namespaces/nowhere/'),
    );
    expect(written).toEqual([]);
  });
});
