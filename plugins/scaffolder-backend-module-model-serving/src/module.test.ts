import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { RegistryModel } from '@modeldeck/plugin-model-serving-common';
import {
  builtInTemplates,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { publishActions } from './__testUtils__/publishActions';
import { renderCase, TEMPLATES } from './__testUtils__/renderCase';
import { TEMPLATE_CASES } from './__testUtils__/templateCases';
import scaffolderModuleModelServing from './index';

type Backend = Awaited<ReturnType<typeof startTestBackend>>;

const FRAUD: RegistryModel = {
  name: 'fraud',
  version: '7',
  aliases: ['champion'],
  storageUri: 's3://models/1/models/m-1/artifacts',
  found: true,
};

/** The part of the backend plugin that asks a model registry. */
const registry = createBackendPlugin({
  pluginId: 'model-serving',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((_, response) => {
          response.json(FRAUD);
        });
      },
    });
  },
});

let backend: Backend;

beforeAll(async () => {
  backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleModelServing,
      publishActions,
      registry,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:7007' },
          modelServing: { projects: {} },
          integrations: {
            gitlab: [
              {
                host: 'gitlab.example.com',
                apiBaseUrl: 'https://gitlab.example.com/api/v4',
              },
            ],
          },
        },
      }),
    ],
  });
});

afterAll(() => backend.stop());

/** All that a portal has of a template when it is tried in the template editor. */
function directoryContents(template: string) {
  const folder = join(TEMPLATES, template);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => {
      const place = join(entry.parentPath, entry.name);
      return {
        path: place.slice(folder.length + 1),
        base64Content: readFileSync(place).toString('base64'),
      };
    });
}

async function dryRun(template: string, answers: Record<string, unknown>) {
  const entity = parse(
    readFileSync(join(TEMPLATES, template, 'template.yaml'), 'utf8'),
  );
  return request(backend.server)
    .post('/api/scaffolder/v2/dry-run')
    .send({
      template: entity,
      values: answers,
      directoryContents: directoryContents(template),
    });
}

async function portalFiles(
  template: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const [definition] = (await builtInTemplates(TEMPLATES)).filter(
    ({ name }) => name === template,
  );
  const values = withDefaults(definition?.pages ?? [], answers);
  const { status, body } = await dryRun(template, values);
  expect({ status, error: body.error }).toEqual({ status: 200 });
  return Object.fromEntries(
    body.directoryContents.map(
      (file: { path: string; base64Content: string }) => [
        file.path,
        Buffer.from(file.base64Content, 'base64').toString('utf8'),
      ],
    ),
  );
}

describe("the portal's scaffolder", () => {
  it.each(TEMPLATE_CASES)(
    'makes of $template the files of the terminal, byte for byte: $name',
    async ({ template, answers }) => {
      expect(await portalFiles(template, answers)).toEqual(
        await renderCase({ template, answers }),
      );
    },
  );

  it.each(['kserve-model', 'kserve-llm', 'seldon-graph'])(
    'makes a %s of a model in the registry as the terminal does',
    async template => {
      const answers = {
        name: 'credit-score',
        owner: 'group:default/fraud',
        namespace: 'fraud',
        storageUri: 'models:/fraud@champion',
      };
      const files = await renderCase(
        { template, answers },
        { findModel: async () => FRAUD },
      );
      expect(JSON.stringify(files)).toContain(FRAUD.storageUri);
      expect(JSON.stringify(files)).not.toContain('models:/');
      expect(await portalFiles(template, answers)).toEqual(files);
    },
  );

  it('refuses answers that make no sense together, with the reason', async () => {
    const { body } = await dryRun('kserve-model', {
      name: 'a',
      owner: 'group:a',
      namespace: 'a',
      format: 'mlflow',
      storageUri: 's3://a/b',
      minReplicas: 5,
      maxReplicas: 2,
    });
    expect(JSON.stringify(body)).toContain(
      'At most 2 replicas are fewer than the 5 that are always kept',
    );
  });

  it('lists the actions with examples and schemas', async () => {
    const { body } = await request(backend.server).get(
      '/api/scaffolder/v2/actions',
    );
    const ours = body.filter(({ id }: { id: string }) =>
      id.startsWith('model-serving:'),
    );
    expect(ours.map(({ id }: { id: string }) => id).sort()).toEqual([
      'model-serving:fit',
      'model-serving:parts',
      'model-serving:preflight',
      'model-serving:project',
      'model-serving:register',
      'model-serving:resolve-model',
      'model-serving:validate',
    ]);
    for (const { examples, schema } of ours) {
      expect(examples.length).toBeGreaterThan(0);
      expect(schema.input.type).toBe('object');
    }
  });
});
