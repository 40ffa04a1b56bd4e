import {
  APPLICABLE_KINDS,
  buildKustomization,
  textFile,
} from '@modeldeck/plugin-model-serving-node';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { parseAllDocuments } from 'yaml';
import { COMPANY } from './__testUtils__/madeProject';
import { renderCase } from './__testUtils__/renderCase';
import { writeWorkspace } from './__testUtils__/runAction';
import { TEMPLATE_CASES } from './__testUtils__/templateCases';

/** That `model-serving:deploy` applies of a project what Kustomize builds of it. */

// Dozens of projects, each with a few folders that a program builds.
jest.setTimeout(120_000);

const isInstalled = spawnSync('kubectl', ['kustomize', '--help']).status === 0;

if (!isInstalled) {
  process.stderr.write(
    'Skipped: what is built of templates is not held against kustomize, as there is no kubectl\n',
  );
}

const describeWithKubectl = isInstalled ? describe : describe.skip;

const CASES = TEMPLATE_CASES.map(
  one => [`${one.template}, ${one.name}`, one] as const,
);

/** What only the pipeline applies: images it has built. */
const LEFT_TO_THE_PIPELINE = ['deploy/live'];

interface Built {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

function byTitle(documents: readonly unknown[]) {
  return Object.fromEntries(
    (documents as Built[]).map(document => [
      `${document.apiVersion} ${document.kind}/${document.metadata.name}`,
      document,
    ]),
  );
}

/**
 * Where lines of a folded text are indented, Kustomize writes an empty line more before them
 * (go-yaml's emitter). It is the same to whoever reads such texts, which are queries.
 */
function withoutEmptyLines(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, field: unknown) =>
      typeof field === 'string' ? field.replace(/\n+/g, '\n') : field,
    ),
  );
}

function filesOf(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([path, text]) => textFile(path, text));
}

function foldersOf(texts: Readonly<Record<string, string>>): string[] {
  return Object.keys(texts)
    .filter(path => /^deploy\/.*kustomization\.yaml$/.test(path))
    .map(path => dirname(path))
    .filter(folder => !LEFT_TO_THE_PIPELINE.includes(folder));
}

describeWithKubectl('what is built of a project', () => {
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'modeldeck-project-'));
  });

  afterEach(() => rmSync(project, { recursive: true }));

  it.each(CASES)('is what Kustomize builds: %s', async (_, one) => {
    const texts = await renderCase(one, { settings: COMPANY });
    await writeWorkspace(project, texts);
    const folders = foldersOf(texts);
    expect(folders).toContain('deploy/base');
    for (const folder of folders) {
      const text = execFileSync('kubectl', ['kustomize', folder], {
        cwd: project,
        encoding: 'utf8',
      });
      const built = buildKustomization(filesOf(texts), folder);
      const expected = parseAllDocuments(text).map(each => each.toJS());
      expect({ folder, built: withoutEmptyLines(byTitle(built)) }).toEqual({
        folder,
        built: withoutEmptyLines(byTitle(expected)),
      });
    }
  });
});

describe('the kinds that are applied', () => {
  const title = ({ group, kind }: { group: string; kind: string }) =>
    `${group} ${kind}`;

  /** Of projects that make no service, which are left to their pipelines. */
  const NO_SERVICE = ['batch-scoring', 'training-pipeline'];

  async function kindsOf(
    isWanted: (template: string) => boolean,
  ): Promise<Set<string>> {
    const made = await Promise.all(
      TEMPLATE_CASES.filter(({ template }) => isWanted(template)).map(
        async one => {
          const texts = await renderCase(one, { settings: COMPANY });
          return buildKustomization(filesOf(texts), 'deploy/base') as never[];
        },
      ),
    );
    return new Set(
      made.flat().map(({ apiVersion, kind }: Built) => {
        const [group = '', version] = apiVersion.split('/');
        return title({ group: version === undefined ? '' : group, kind });
      }),
    );
  }

  it('are those that templates make', async () => {
    const made = await kindsOf(template => !NO_SERVICE.includes(template));
    const applied = APPLICABLE_KINDS.map(title);
    expect([...made].filter(kind => !applied.includes(kind))).toEqual([]);
    // Of projects that somebody has changed by hand.
    expect(applied.filter(kind => !made.has(kind))).toEqual([
      'monitoring.coreos.com ServiceMonitor',
      'keda.sh ScaledObject',
    ]);
  });
});
