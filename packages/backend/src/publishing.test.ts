import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateEntities from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import giteaModule from '@backstage/plugin-scaffolder-backend-module-gitea';
import { SimulatedForge } from '@modeldeck/simulated-cluster';
import request from 'supertest';
import { stringify } from 'yaml';

/** The catalogue takes templates up in the background. */
jest.setTimeout(60_000);

const TEMPLATE = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'small' },
  spec: {
    type: 'service',
    owner: 'kim',
    steps: [
      {
        id: 'files',
        name: 'Files',
        action: 'fetch:plain',
        input: { url: './skeleton' },
      },
      {
        id: 'gitea',
        name: 'Publish',
        action: 'publish:gitea',
        input: {
          repoUrl: '${{ parameters.repoUrl }}',
          description: 'A small one',
          repoVisibility: 'private',
        },
      },
      {
        id: 'elsewhere',
        name: 'Publish elsewhere',
        if: '${{ false }}',
        // Nobody has installed it here.
        action: 'publish:github',
        input: {},
      },
      {
        id: 'register',
        name: 'Register',
        action: 'catalog:register',
        input: {
          repoContentsUrl: '${{ steps.gitea.output.repoContentsUrl }}',
          // From the repository's root it would be, with a slash; but then the branch is lost.
          catalogInfoPath: 'catalog-info.yaml',
        },
      },
    ],
    output: {
      entity: '${{ steps.register.output.entityRef }}',
      remote: '${{ steps.gitea.output.remoteUrl }}',
    },
  },
};

const PROJECT = {
  'catalog-info.yaml': stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'small-service' },
    spec: { type: 'service', lifecycle: 'production', owner: 'kim' },
  }),
  'deploy/base/empty.yaml': '',
  '.gitignore': '*.log\n',
};

/** From a template to a repository and an entry in the catalogue, with Backstage's own parts. */
describe('publishing', () => {
  let folder: string;
  let forge: SimulatedForge;
  let backend: TestBackend;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'publishing-'));
    const files = {
      'template.yaml': stringify(TEMPLATE),
      ...Object.fromEntries(
        Object.entries(PROJECT).map(([path, text]) => [
          `skeleton/${path}`,
          text,
        ]),
      ),
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    forge = await SimulatedForge.start();
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        templateEntities,
        scaffolderPlugin,
        giteaModule,
        mockServices.rootConfig.factory({ data: configuration() }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await forge.stop();
    await rm(folder, { recursive: true });
  });

  function configuration() {
    const { name: username, password } = forge.user;
    return {
      backend: { baseUrl: 'http://localhost:7007' },
      integrations: {
        gitea: [
          {
            host: new URL(forge.url).host,
            baseUrl: forge.url,
            username,
            password,
          },
        ],
      },
      catalog: {
        locations: [
          {
            type: 'file',
            target: join(folder, 'template.yaml'),
            rules: [{ allow: ['Template'] }],
          },
        ],
      },
    };
  }

  /** Takes the template when it is there, and tells what has become of it. */
  async function run(owner: string) {
    const begin = () =>
      request(backend.server)
        .post('/api/scaffolder/v2/tasks')
        .send({
          templateRef: 'template:default/small',
          values: {
            repoUrl: `${new URL(forge.url).host}?owner=${owner}&repo=small`,
          },
        });
    let begun = await begin();
    while (begun.status === 404) {
      begun = await begin();
    }
    const stream = await request(backend.server).get(
      `/api/scaffolder/v2/tasks/${begun.body.id}/eventstream`,
    );
    return stream.text;
  }

  it('makes a repository of the files, and registers what is in it', async () => {
    const log = await run('models');
    expect(log).toContain('"entity":"component:default/small-service"');
    expect(log).toContain(`"remote":"${forge.url}/models/small.git"`);
    expect(await forge.files('models', 'small')).toEqual(PROJECT);
    const { body } = await request(backend.server).get(
      '/api/catalog/locations',
    );
    expect(JSON.stringify(body)).toContain(
      `${forge.url}/models/small/src/branch/main/catalog-info.yaml`,
    );
  });

  it('ends with the reason where there is no such organisation', async () => {
    expect(await run('others')).toContain('Organization others do not exist');
  });
});
