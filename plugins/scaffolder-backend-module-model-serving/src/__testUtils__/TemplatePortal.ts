import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  builtInTemplates,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import scaffolderModuleModelServing from '../index';
import { publishActions } from './publishActions';
import { TEMPLATES } from './renderCase';

type Answers = Readonly<Record<string, unknown>>;

/** What was asked of the backend plugin `model-serving`, e.g. `POST /preflight`. */
export interface Asked {
  request: string;
  body: Readonly<Record<string, unknown>> | undefined;
}

const CONFIG = {
  backend: { baseUrl: 'http://localhost:7007' },
  app: { baseUrl: 'https://portal.example.com' },
  modelServing: { projects: {} },
  integrations: {
    gitlab: [
      {
        host: 'gitlab.example.com',
        apiBaseUrl: 'https://gitlab.example.com/api/v4',
      },
    ],
  },
};

/**
 * Backstage's own scaffolder with our module, beside a backend plugin that answers what a test
 * says. Templates are tried as the template editor does it: nothing is published or kept.
 */
export class TemplatePortal {
  readonly asked: Asked[] = [];
  /** by request, e.g. `POST /preflight` */
  answers: Readonly<Record<string, unknown>> = {};
  private backend?: Awaited<ReturnType<typeof startTestBackend>>;

  static async start(): Promise<TemplatePortal> {
    const portal = new TemplatePortal();
    portal.backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleModelServing,
        publishActions,
        portal.modelServing(),
        mockServices.rootConfig.factory({ data: CONFIG }),
      ],
    });
    return portal;
  }

  get(path: string) {
    return request(this.server).get(path);
  }

  async dryRun(template: string, values: Answers) {
    const file = join(TEMPLATES, template, 'template.yaml');
    return request(this.server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: parse(readFileSync(file, 'utf8')),
        values,
        directoryContents: directoryContents(template),
      });
  }

  /** The files that a template makes of answers, the others being at their defaults. */
  async files(
    template: string,
    answers: Answers,
  ): Promise<Record<string, string>> {
    const [definition] = (await builtInTemplates(TEMPLATES)).filter(
      ({ name }) => name === template,
    );
    const values = withDefaults(definition?.pages ?? [], answers);
    const { status, body } = await this.dryRun(template, values);
    if (status !== 200) {
      throw new Error(`${status}: ${JSON.stringify(body.error)}`);
    }
    return Object.fromEntries(
      body.directoryContents.map(
        (file: { path: string; base64Content: string }) => [
          file.path,
          Buffer.from(file.base64Content, 'base64').toString('utf8'),
        ],
      ),
    );
  }

  async stop(): Promise<void> {
    await this.backend?.stop();
  }

  private get server() {
    if (!this.backend) {
      throw new Error('the portal has not been started');
    }
    return this.backend.server;
  }

  private modelServing() {
    const { asked } = this;
    const answerTo = (name: string) => this.answers[name];
    return createBackendPlugin({
      pluginId: 'model-serving',
      register(env) {
        env.registerInit({
          deps: { httpRouter: coreServices.httpRouter },
          async init({ httpRouter }) {
            httpRouter.use(async (incoming, response) => {
              const name = `${incoming.method} ${incoming.path}`;
              const text = Buffer.concat(await incoming.toArray()).toString();
              const body = text === '' ? undefined : JSON.parse(text);
              asked.push({ request: name, body });
              response.json(answerTo(name));
            });
          },
        });
      },
    });
  }
}

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
