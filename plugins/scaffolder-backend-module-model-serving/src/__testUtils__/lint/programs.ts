import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import type { ProjectTexts } from './Lint';
import { scriptsOf } from './scripts';

/** A linter that is on some machines and not on others. */
export interface Program {
  name: string;
  /** what it is asked by, to see whether it is here */
  version: readonly string[];
  /** what it reads of a project, by the path that it is told of */
  files(project: ProjectTexts): ProjectTexts;
  /** how it is called in a folder that has them */
  command(paths: readonly string[]): readonly string[];
}

/** Debian's Groovy looks for a Java of a name that only some packages bring. */
const ENVIRONMENT = { ...process.env, ...javaHome() };

function javaHome(): { JAVA_HOME?: string } {
  const { status, stderr } = spawnSync(
    'java',
    ['-XshowSettings:properties', '-version'],
    { encoding: 'utf8' },
  );
  const home = /java\.home = (.*)/.exec(stderr ?? '')?.[1];
  return status === 0 && home !== undefined ? { JAVA_HOME: home } : {};
}

/** Every program of which a project has something to read. */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'shellcheck',
    version: ['shellcheck', '--version'],
    files: project => ({
      ...matching(project, /\.sh$/),
      ...Object.fromEntries(
        scriptsOf(project).map(({ path, text }) => [path, text]),
      ),
    }),
    command: paths => ['shellcheck', '--format=gcc', ...paths],
  },
  {
    name: 'promtool',
    version: ['promtool', '--version'],
    files: rulesOf,
    command: paths => ['promtool', 'check', 'rules', '--lint-fatal', ...paths],
  },
  {
    name: 'pyflakes',
    version: ['/usr/bin/python3', '-m', 'pyflakes', '--version'],
    files: project => matching(project, /\.py$/),
    command: paths => [
      '/usr/bin/python3',
      '-W',
      'error',
      '-m',
      'pyflakes',
      ...paths,
    ],
  },
  {
    name: 'Rscript',
    version: ['Rscript', '--version'],
    files: project => matching(project, /\.R$/),
    command: paths => [
      'Rscript',
      '-e',
      'for (file in commandArgs(TRUE)) parse(file)',
      ...paths,
    ],
  },
  {
    // As somebody's Jenkins reads it, before it looks at what the words mean.
    name: 'groovyc',
    version: ['groovyc', '--version'],
    files: project => matching(project, /^Jenkinsfile$/),
    command: paths => ['groovyc', '-d', 'classes', ...paths],
  },
  {
    name: 'nginx',
    version: ['nginx', '-v'],
    files: project => matching(project, /nginx\.conf$/),
    command: paths => ['nginx', '-t', '-q', '-p', '.', '-c', ...paths],
  },
];

function matching(project: ProjectTexts, path: RegExp): ProjectTexts {
  return Object.fromEntries(
    Object.entries(project).filter(([name]) => path.test(name)),
  );
}

function rulesOf(project: ProjectTexts): ProjectTexts {
  const manifests = matching(project, /^deploy\/.*\.yaml$/);
  return Object.fromEntries(
    Object.entries(manifests).flatMap(([path, text]) =>
      parseAllDocuments(text)
        .map(document => document.toJS() as { kind?: string; spec?: unknown })
        .filter(object => object?.kind === 'PrometheusRule')
        .map(({ spec }) => [path, stringify(spec)]),
    ),
  );
}

export function isHere({ version: [command = '', ...rest] }: Program): boolean {
  return spawnSync(command, rest, { env: ENVIRONMENT }).status === 0;
}

/** What a program says of a project; nothing where it has nothing to read or to say. */
export function programProblems(
  { files, command }: Program,
  project: ProjectTexts,
): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    const read = Object.entries(files(project));
    for (const [path, text] of read) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text.replaceAll('/tmp/', `${folder}/`));
    }
    if (read.length === 0) {
      return [];
    }
    const [program = '', ...given] = command(read.map(([path]) => path));
    const { status, stdout, stderr } = spawnSync(program, given, {
      cwd: folder,
      encoding: 'utf8',
      env: ENVIRONMENT,
    });
    return status === 0
      ? []
      : `${stdout}${stderr}`.split('\n').filter(line => line.trim() !== '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
