import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
/* eslint-disable @backstage/no-forbidden-package-imports -- tests share their option sets, nothing that is published does */
import { companyCases } from '@modeldeck/plugin-scaffolder-backend-module-model-serving/src/__testUtils__/cases/companyCases';
import {
  TEMPLATE_CASES,
  type TemplateCase,
} from '@modeldeck/plugin-scaffolder-backend-module-model-serving/src/__testUtils__/templateCases';
/* eslint-enable @backstage/no-forbidden-package-imports */
import {
  allResources,
  ApiClient,
  type ManifestObject,
} from '@modeldeck/simulated-cluster';
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { ApiServerHandle } from './ApiServerHandle';
import { pathOf, resourceOf } from './applyScenario';
import { projectFiles } from './__testUtils__/projectFiles';
import { serversToTry } from './servers';

/**
 * All folders of all projects, as kustomize builds them and as somebody applies them: what a patch
 * of a canary makes of a manifest, and what a job's pipeline brings, nobody sees in the files.
 */

const STARTING = 180_000;
const BUILDING = 300_000;

/** What has no schema here: kinds of what monitors, and of what applies. */
const ELSEWHERE = ['PodMonitor', 'PrometheusRule', 'Application'];

const SETTINGS: ProjectSettings = {
  ...DEFAULT_PROJECT_SETTINGS,
  modelSources: [{ namespace: 'minio', port: 9000 }],
  callers: ['shop'],
  queues: { default: 'standard', a100: 'gpus' },
  cpuLimitRatio: 2,
  prometheusUrl: 'http://prometheus.monitoring:9090',
};

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const run = promisify(execFile);

/** What was built of a folder of a project. */
interface Built {
  project: string;
  folder: string;
  objects: ManifestObject[];
}

async function buildProject({
  template,
  name,
  answers,
}: TemplateCase): Promise<Built[]> {
  const files = await projectFiles(template, answers, SETTINGS);
  const project = await mkdtemp(join(tmpdir(), 'project-'));
  for (const { path, content } of files) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), content);
  }
  const folders = files
    .filter(({ path }) => path.endsWith('/kustomization.yaml'))
    .map(({ path }) => dirname(path));
  const built = await Promise.all(
    folders.map(async folder => {
      const { stdout } = await run('kubectl', ['kustomize', folder], {
        cwd: project,
      });
      return {
        project: `${template}: ${name}`,
        folder,
        objects: parseAllDocuments(stdout).map(
          document => document.toJS() as ManifestObject,
        ),
      };
    }),
  );
  await rm(project, { recursive: true });
  return built;
}

/** The same object comes out of several folders; each server is asked of it once. */
function distinct(built: readonly Built[]) {
  const found = new Map(
    built.flatMap(({ project, folder, objects }) =>
      objects.map(object => [
        JSON.stringify(object),
        { where: `${project}, ${folder}`, object },
      ]),
    ),
  );
  return [...found.values()];
}

/** Kinds of a monitoring stack are served where it is installed, and here it is not. */
function isServed({ apiVersion, kind }: ManifestObject): boolean {
  const [, group = ''] = apiVersion.split('/').reverse();
  return allResources.some(
    resource => resource.kind === kind && resource.group === group,
  );
}

const describeBuilt = hasKubectl ? describe : describe.skip;

describeBuilt('what kustomize builds of every project', () => {
  const built: Built[] = [];

  beforeAll(async () => {
    for (const one of [...TEMPLATE_CASES, ...companyCases]) {
      built.push(...(await buildProject(one)));
    }
  }, BUILDING);

  it('is of kinds that are served, or known to be elsewhere', () => {
    const kinds = distinct(built)
      .filter(({ object }) => !isServed(object))
      .map(({ object }) => object.kind);
    expect(ELSEWHERE).toEqual(expect.arrayContaining([...new Set(kinds)]));
  });

  it('has jobs, and what they may do', () => {
    const kinds = new Set(distinct(built).map(({ object }) => object.kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'CronJob',
        'Role',
        'RoleBinding',
        'ConfigMap',
        'NetworkPolicy',
        'ScaledObject',
      ]),
    );
  });

  describe.each(serversToTry())('on %s', (_, start) => {
    let server: ApiServerHandle;
    let client: ApiClient;

    beforeAll(async () => {
      server = await start();
      client = new ApiClient(server);
      const namespaces = new Set(
        distinct(built).map(({ object }) => object.metadata.namespace),
      );
      for (const name of namespaces) {
        await client.call('/api/v1/namespaces', {
          method: 'POST',
          body: { metadata: { name } },
        });
      }
    }, STARTING);

    afterAll(async () => {
      client?.close();
      await server?.stop();
    }, STARTING);

    it(
      'is what the server takes, field by field',
      async () => {
        const refused: string[] = [];
        for (const { where, object } of distinct(built)) {
          if (isServed(object)) {
            const { status, text } = await client.call(
              `${pathOf(
                resourceOf(object),
                object,
              )}?dryRun=All&fieldValidation=Strict`,
              { method: 'POST', body: object },
            );
            if (status !== 201) {
              refused.push(`${where}, ${object.kind}: ${status} ${text}`);
            }
          }
        }
        expect(refused).toEqual([]);
      },
      BUILDING,
    );
  });
});
