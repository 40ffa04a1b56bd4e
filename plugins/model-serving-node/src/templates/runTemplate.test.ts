import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PROJECT_SETTINGS } from '@modeldeck/plugin-model-serving-common';
import { RemoteError } from '../artifacts/http/RemoteError';
import { parseTemplate } from './parseTemplate';
import { type ProjectFile, textFile, textOf } from './ProjectFile';
import { runTemplate, type RunTemplateOptions } from './runTemplate';

const SKELETON: Record<string, string> = {
  'README.md': '# ${{ values.name }}\n',
  '${{ values.name }}/app.py': 'NAME = ${{ values.title | pythonLiteral }}\n',
  "${{ 'gpu.yaml' if values.gpu else '' }}": 'gpu: true\n',
  'chart/values.yaml': 'x: {{ .Values.x }}\n',
};

let partsFolder: string;

beforeAll(async () => {
  partsFolder = await mkdtemp(join(tmpdir(), 'parts-'));
  for (const part of ['kr', 'us', 'first', 'second', 'no']) {
    await mkdir(join(partsFolder, part));
    await writeFile(
      join(partsFolder, part, 'part.txt'),
      `${part} \${{ values.name }}`,
    );
  }
});

afterAll(() => rm(partsFolder, { recursive: true }));

async function run(
  steps: string,
  values: Record<string, unknown> = {},
  skeleton = SKELETON,
  findModel?: RunTemplateOptions['findModel'],
) {
  const template = parseTemplate(
    `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: t}
spec:
  steps:
${steps}`,
    't',
  );
  const files: ProjectFile[] = Object.entries(skeleton).map(([path, text]) =>
    textFile(path, text),
  );
  const made = await runTemplate({
    template,
    values,
    settings: DEFAULT_PROJECT_SETTINGS,
    readTemplate: async () => files,
    partsFolder,
    findModel,
  });
  return {
    leftOut: made.leftOut,
    remarks: made.remarks,
    files: Object.fromEntries(
      made.files.map(file => [file.path, textOf(file)]),
    ),
  };
}

const FETCH = `    - action: fetch:template
      input:
        url: ./skeleton
        values: {name: '\${{ parameters.name }}', title: '\${{ parameters.title }}', gpu: '\${{ parameters.gpu }}'}`;

it('fills in names and texts, and leaves out what has no name', async () => {
  const { files } = await run(FETCH, {
    name: 'credit',
    title: 'He said "no"',
    gpu: false,
  });
  expect(files).toEqual({
    'README.md': '# credit\n',
    'chart/values.yaml': 'x: {{ .Values.x }}\n',
    'credit/app.py': 'NAME = "He said \\"no\\""\n',
  });
});

it('keeps the type of a value', async () => {
  const { files } = await run(FETCH, { name: 'a', title: '', gpu: true });
  expect(files['gpu.yaml']).toBe('gpu: true\n');
});

it('takes steps that are asked for, once or for each of a list', async () => {
  const { files } = await run(
    `    - action: model-serving:parts
      if: \${{ parameters.ci === 'jenkins' }}
      input: {parts: [no], values: {}}
    - action: model-serving:parts
      each: \${{ parameters.regions }}
      input: {parts: ['\${{ each.value }}'], values: {name: 'x'}, targetPath: '\${{ each.value }}'}`,
    { ci: 'github', regions: ['kr', 'us'] },
  );
  expect(files).toEqual({ 'kr/part.txt': 'kr x', 'us/part.txt': 'us x' });
});

it('keeps the file of an earlier step, unless it is to be replaced', async () => {
  const steps = (replace: boolean) => `    - action: model-serving:parts
      input: {parts: [first, second], replace: ${replace}, values: {name: n}}`;
  expect((await run(steps(false))).files).toEqual({ 'part.txt': 'first n' });
  expect((await run(steps(true))).files).toEqual({ 'part.txt': 'second n' });
});

it('renames and deletes', async () => {
  const { files } = await run(`${FETCH}
    - action: fs:rename
      input: {files: [{from: chart, to: deploy/chart}]}
    - action: fs:delete
      input: {files: [README.md, m, not-there]}`);
  expect(Object.keys(files)).toContain('deploy/chart/values.yaml');
  expect(Object.keys(files)).not.toContain('README.md');
});

it('leaves to the portal what only it does, and says so', async () => {
  const { leftOut } = await run(`    - id: publish
      name: Publish
      action: publish:github
      input: {}`);
  expect(leftOut).toEqual([
    { id: 'publish', name: 'Publish', action: 'publish:github' },
  ]);
});

it('refuses a template whose files need what is left out', async () => {
  await expect(
    run(`    - {id: publish, name: Publish, action: 'publish:github'}
    - action: fetch:template
      input: {url: ./skeleton, values: {url: '\${{ steps.publish.output.remoteUrl }}'}}`),
  ).rejects.toThrow(/needs the outcome of Publish/);
});

it.each(['../outside', 'a/../../b', '.git/hooks/x', 'a\\b', 'C:/x'])(
  'refuses to write to %s',
  async name => {
    await expect(
      run(FETCH, { name, title: '' }, { '${{ values.name }}': 'x' }),
    ).rejects.toThrow(/The template writes to/);
  },
);

it('leaves out an absolute path, as Backstage does', async () => {
  const { files } = await run(
    FETCH,
    { name: '/etc' },
    { '${{ values.name }}/x': '' },
  );
  expect(files).toEqual({});
});

it('names the file that cannot be filled in', async () => {
  await expect(
    run(FETCH, {}, { 'a.txt': '${{ values.name | nothing }}' }),
  ).rejects.toThrow(/The template's a.txt cannot be filled in/);
});

it('evaluates no code', async () => {
  for (const attack of [
    "${{ range.constructor('return process')().pid }}",
    "${{ ''.constructor.constructor('return 1')() }}",
    '${{ values.__proto__.polluted }}',
  ]) {
    const outcome = await run(FETCH, { name: 'n' }, { a: attack }).then(
      ({ files }) => files.a,
      () => 'refused',
    );
    expect(['', 'refused']).toContain(outcome);
  }
});

it('refuses an address elsewhere', async () => {
  await expect(
    run(`    - action: fetch:template
      input: {url: 'https://example.com/x', values: {}}`),
  ).rejects.toThrow(/is not within it/);
});

describe('model-serving:validate', () => {
  const VALIDATE = `${FETCH}
    - action: model-serving:validate
      id: check
      input: {folders: '\${{ parameters.folders }}'}`;
  const manifest = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;

  it('goes on with manifests that are some', async () => {
    const { files, leftOut } = await run(
      VALIDATE,
      { folders: ['deploy', './live/'] },
      { 'deploy/a.yaml': manifest('a'), 'ci/b.yaml': ': [' },
    );
    expect(leftOut).toEqual([]);
    expect(Object.keys(files)).toEqual(['ci/b.yaml', 'deploy/a.yaml']);
  });

  it.each([
    [['deploy'], /deploy\/a\.yaml, Service\/A: metadata\.name must have/],
    [['ci'], /There is no manifest/],
    [['../deploy'], /leads out of the project/],
    ['deploy', /needs a list of folders/],
  ])('writes no project otherwise: %j', async (folders, reason) => {
    await expect(
      run(VALIDATE, { folders }, { 'deploy/a.yaml': manifest('A') }),
    ).rejects.toThrow(reason);
  });
});

describe('a model that a registry keeps', () => {
  const RESOLVE = `    - id: model
      if: \${{ 'models:/' in parameters.storageUri }}
      action: model-serving:resolve-model
      input: {uri: '\${{ parameters.storageUri }}'}
    - id: project
      action: model-serving:project
      input:
        template: kserve-model
        answers: \${{ parameters }}
        model: \${{ steps.model.output }}
    - action: fetch:template
      input:
        url: ./skeleton
        values: \${{ steps.project.output.values }}
`;
  const SHOWN = {
    'model.txt':
      '${{ values.storageUri }} ${{ values.modelVersion }} ${{ values.registeredModel }}',
  };
  const ANSWERS = { name: 'credit', modelVersion: '1', format: 'mlflow' };
  const FRAUD = {
    name: 'fraud',
    version: '7',
    aliases: [],
    storageUri: 's3://models/1/artifacts',
    found: true,
  };

  it('is named by its place and its version', async () => {
    const { files, remarks } = await run(
      RESOLVE,
      { ...ANSWERS, storageUri: 'models:/fraud@champion' },
      SHOWN,
      async () => FRAUD,
    );
    expect(files).toEqual({ 'model.txt': 's3://models/1/artifacts 7 fraud' });
    expect(remarks).toEqual([
      'Services load version 7 of the model fraud from s3://models/1/artifacts',
    ]);
  });

  it('is not asked for where the place was answered', async () => {
    const { files, remarks } = await run(
      RESOLVE,
      { ...ANSWERS, storageUri: 's3://models/credit' },
      SHOWN,
    );
    expect(files).toEqual({ 'model.txt': 's3://models/credit 1 ' });
    expect(remarks).toEqual([]);
  });

  it.each<[string, RunTemplateOptions['findModel'], string]>([
    ['nothing to ask', undefined, 'no model registry is told'],
    [
      'a registry that refuses',
      async () => {
        throw new RemoteError({
          kind: 'refused',
          what: 'find the model',
          where: 'MLflow',
          why: 'it has none of that name',
        });
      },
      'it has none of that name',
    ],
    [
      'files on a laptop',
      async () => ({ ...FRAUD, storageUri: { unknown: 'it is a laptop' } }),
      'it is a laptop',
    ],
  ])('is refused with %s', async (_, findModel, reason) => {
    const values = { ...ANSWERS, storageUri: 'models:/fraud/7' };
    await expect(run(RESOLVE, values, SHOWN, findModel)).rejects.toThrow(
      reason,
    );
  });

  it('is never taken for a place', async () => {
    const withoutStep = RESOLVE.slice(RESOLVE.indexOf('    - id: project'));
    await expect(
      run(
        withoutStep,
        { ...ANSWERS, storageUri: 'models:/fraud/7' },
        SHOWN,
        async () => FRAUD,
      ),
    ).rejects.toThrow('does not ask the model registry');
  });
});
