import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
import { parse, stringify } from 'yaml';

/** The catalogue and the tasks work in the background. */
jest.setTimeout(120_000);

const TEMPLATES = join(
  dirname(
    require.resolve(
      '@modeldeck/plugin-scaffolder-backend-module-model-serving/package.json',
    ),
  ),
  'templates',
);

const NAMESPACE = 'credit';
const ID = `west/${NAMESPACE}/inferenceservice/credit-score`;

const ANSWERS = {
  name: 'credit-score',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 's3://models/credit/3',
};

interface Template {
  spec: {
    parameters: Array<{ properties: Record<string, { default?: unknown }> }>;
    steps: Array<{ id: string }>;
    output: object;
  };
}

/** The template `kserve-model` as it is, but for whither its files go: into the cluster at once. */
function deploying(template: Template): Template {
  const { steps } = template.spec;
  const files = steps.slice(0, steps.findIndex(({ id }) => id === 'parts') + 1);
  const deploy = {
    id: 'deploy',
    name: 'Deploy',
    action: 'model-serving:deploy',
    input: {
      cluster: 'west',
      namespace: NAMESPACE,
      acceptMissing: true,
      wait: true,
    },
  };
  const output = {
    service: '${{ steps.deploy.output.service }}',
    objects: '${{ steps.deploy.output.objects }}',
    url: '${{ steps.deploy.output.url }}',
  };
  return {
    ...template,
    spec: { ...template.spec, steps: [...files, deploy], output },
  };
}

describe('a project that is deployed from a template', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let backend: TestBackend;
  let defaults: object;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deploy-'));
    cluster = await SimulatedCluster.start({ name: 'west', controllers: true });
    await cluster.apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: NAMESPACE },
      },
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
    ]);
    backend = await startBackend();
    await untilRead(
      '/api/catalog/entities/by-name/template/default/kserve-model',
    );
  });

  afterAll(async () => {
    await backend.stop();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  async function startBackend(): Promise<TestBackend> {
    const template = join(folder, 'template');
    await cp(join(TEMPLATES, 'kserve-model'), template, { recursive: true });
    const file = join(template, 'template.yaml');
    const original = parse(await readFile(file, 'utf8')) as Template;
    defaults = Object.fromEntries(
      original.spec.parameters
        .flatMap(({ properties }) => Object.entries(properties))
        .filter(([, field]) => field.default !== undefined)
        .map(([name, field]) => [name, field.default]),
    );
    await writeFile(file, stringify(deploying(original)));
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
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
                  target: file,
                  rules: [{ allow: ['Template'] }],
                },
              ],
            },
            modelServing: {
              clusters: [
                { name: 'west', kubeconfig: { path }, writable: true },
              ],
            },
          },
        }),
      ],
    });
  }

  async function untilRead(path: string): Promise<unknown> {
    for (;;) {
      const { status, body } = await request(backend.server).get(path);
      if (status === 200 && (!Array.isArray(body) || body.length > 0)) {
        return body;
      }
    }
  }

  /** Runs the template as the Create page does, and gives what it puts out. */
  async function create(answers: object = {}) {
    const { body: task } = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/kserve-model',
        values: { ...defaults, ...ANSWERS, ...answers },
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

  const outcomes = (output: { objects?: Array<Record<string, string>> }) =>
    Object.fromEntries(
      (output.objects ?? []).map(({ kind, outcome }) => [kind, outcome]),
    );

  it('becomes a healthy service in the catalogue, and stays as it is when it is done again', async () => {
    const { output, log } = await create();
    expect(log).toContain(
      'InferenceService/credit-score in west/credit: created',
    );
    expect(outcomes(output)).toEqual({
      NetworkPolicy: 'created',
      PodDisruptionBudget: 'created',
      InferenceService: 'created',
      PodMonitor: 'skipped',
      PrometheusRule: 'skipped',
    });
    expect(output).toMatchObject({
      service: ID,
      url: `https://portal.example.com/models/${ID}`,
    });

    const service = (await untilRead(
      `/api/model-serving/services/${encodeURIComponent(ID)}`,
    )) as ModelService;
    expect(service.health.status).toBe('healthy');
    expect(service.findings).toEqual([]);

    const entities = await untilRead(
      '/api/catalog/entities?filter=kind=component,spec.type=model-service',
    );
    expect(entities).toMatchObject([
      {
        metadata: { annotations: { [SERVICE_ID_ANNOTATION]: ID } },
        spec: { owner: 'group:default/fraud' },
      },
    ]);

    const again = await create();
    expect(outcomes(again.output)).toMatchObject({
      NetworkPolicy: 'unchanged',
      InferenceService: 'unchanged',
    });
  });

  it('is refused whole for another namespace than its own', async () => {
    const { log } = await create({ name: 'other', namespace: 'elsewhere' });
    expect(log).toContain('is in another namespace than credit');
    const path = '/apis/networking.k8s.io/v1/namespaces/credit/networkpolicies';
    const written = cluster.requests
      .filter(
        ({ method, query }) => method === 'PATCH' && query.dryRun === undefined,
      )
      .map(({ path: writtenPath }) => writtenPath);
    expect(written).toContain(`${path}/credit-score`);
    expect(written).not.toContain(`${path}/other`);
  });
});
