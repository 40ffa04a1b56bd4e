import { builtInTemplates } from '@modeldeck/plugin-model-serving-node';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { filesOf, renderCase, TEMPLATES } from './__testUtils__/renderCase';
import { TEMPLATE_CASES } from './__testUtils__/templateCases';

const python = ['python3', 'python'].find(
  name => spawnSync(name, ['--version']).status === 0,
);
const hasR = spawnSync('Rscript', ['--version']).status === 0;
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const hasMake = spawnSync('make', ['--version']).status === 0;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'project-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** The project as files, as somebody has it who made it. */
async function written(one: (typeof TEMPLATE_CASES)[number]): Promise<void> {
  for (const { path, content, executable } of await filesOf(one)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, {
      mode: executable ? 0o755 : 0o644,
    });
  }
}

function skip(what: string): void {
  process.stdout.write(`${what} is not here: this is not tried\n`);
}

it('tries every template in several sets of options', async () => {
  const names = (await builtInTemplates(TEMPLATES)).map(({ name }) => name);
  for (const name of names) {
    const cases = TEMPLATE_CASES.filter(({ template }) => template === name);
    expect(cases.length).toBeGreaterThanOrEqual(3);
  }
});

/** What a template leaves behind when it is wrong, but for expressions of GitHub and of Prometheus. */
function leftIn(
  path: string,
  text: string,
  { answers }: (typeof TEMPLATE_CASES)[number],
): string[] {
  const own = path.startsWith('.github/')
    ? text.replace(/\$\{\{ (secrets|github)\.[^}]*\}\}/g, '')
    : text.replace('{{ $labels.job_name }}', '');
  return JSON.stringify(answers).includes('{{')
    ? []
    : [...own.matchAll(/.*(\{\{|\{%|undefined|\[object ).*/g)].map(
        ([line]) => `${path}: ${line}`,
      );
}

describe.each(TEMPLATE_CASES)('$template: $name', one => {
  it('leaves nothing of the template in the files', async () => {
    const files = Object.entries(await renderCase(one));
    expect(files.filter(([, text]) => !/[^\n]\n$/.test(text))).toEqual([]);
    expect(files.filter(([, text]) => /[ \t]\n|\n{4}/.test(text))).toEqual([]);
    expect(files.flatMap(([path, text]) => leftIn(path, text, one))).toEqual(
      [],
    );
  });

  it('writes YAML that every parser reads alike', async () => {
    const problems = Object.entries(await renderCase(one))
      .filter(([path]) => /\.ya?ml$/.test(path))
      .flatMap(([, text]) =>
        (['1.1', '1.2'] as const).flatMap(version =>
          parseAllDocuments(text, { version, strict: true }).flatMap(
            ({ errors }) => errors,
          ),
        ),
      );
    expect(problems).toEqual([]);
  });

  it('takes what was answered as text, and nothing else', async () => {
    const { description, title } = one.answers;
    const files = await renderCase(one);
    const [entity] = parseAllDocuments(files['catalog-info.yaml'] ?? '');
    expect(entity?.toJS().metadata).toMatchObject({
      ...(description === undefined ? {} : { description }),
      ...(title === undefined ? {} : { title }),
    });
  });

  it('brings a test that passes, and code that compiles', async () => {
    const needs = one.template === 'r-service' ? 'R' : 'Python';
    if (needs === 'R' ? !hasR : !python) {
      skip(needs);
      return;
    }
    await written(one);
    if (needs === 'R' || !python) {
      execFileSync('Rscript', ['tests/run.R'], { cwd: folder, stdio: 'pipe' });
      return;
    }
    execFileSync(python, ['-m', 'compileall', '-q', '.'], { cwd: folder });
    const { status, stderr } = spawnSync(
      python,
      ['-m', 'unittest', 'discover', '--start-directory', 'tests'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect({ status, stderr }).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/Ran [1-9]\d* tests/),
    });
  });

  it('brings scripts and a Makefile that shell and make read', async () => {
    await written(one);
    for (const [path] of Object.entries(await renderCase(one))) {
      if (path.endsWith('.sh')) {
        execFileSync('sh', ['-n', join(folder, path)]);
      }
    }
    if (!hasMake) {
      skip('make');
      return;
    }
    const targets = execFileSync('make', ['help'], {
      cwd: folder,
      encoding: 'utf8',
    })
      .split('\n')
      .flatMap(line => /^ {2}([a-z]+) /.exec(line)?.[1] ?? []);
    expect(targets).toContain('test');
    for (const target of targets) {
      execFileSync('make', ['--dry-run', target], {
        cwd: folder,
        stdio: 'pipe',
      });
    }
  });

  it('calls from its pipeline only what the Makefile has', async () => {
    const files = await renderCase(one);
    const pipeline = Object.entries(files)
      .filter(([path]) => /github|gitlab-ci|Jenkinsfile|tekton/.test(path))
      .map(([, text]) => text)
      .join('\n');
    const called = [
      ...pipeline.matchAll(/(?:- |run: |'|then |^ +)make ([a-z]+)/gm),
    ].map(m => m[1]);
    for (const target of called) {
      expect(files.Makefile).toContain(`\n${target}: `);
    }
  });

  it('brings folders that kustomize builds', async () => {
    if (!hasKubectl) {
      skip('kubectl');
      return;
    }
    await written(one);
    const kustomizations = Object.keys(await renderCase(one)).filter(path =>
      path.endsWith('kustomization.yaml'),
    );
    expect(kustomizations).toContain('deploy/base/kustomization.yaml');
    for (const path of kustomizations) {
      const built = execFileSync('kubectl', ['kustomize', dirname(path)], {
        cwd: folder,
        encoding: 'utf8',
      });
      for (const document of parseAllDocuments(built)) {
        expect(document.toJS()).toMatchObject({
          apiVersion: expect.any(String),
          metadata: { namespace: one.answers.namespace },
        });
      }
    }
  });
});
