import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PROJECT_SETTINGS } from '@modeldeck/plugin-model-serving-common';
import { parseTemplate } from './parseTemplate';
import { type ProjectFile, textFile, textOf } from './ProjectFile';
import { runTemplate } from './runTemplate';

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
  });
  return {
    leftOut: made.leftOut,
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
