import { parse, parseAllDocuments } from 'yaml';
import type { ProjectTexts } from './Lint';

/** Code of a shell that stands within another file. */
export interface Script {
  /** a name for a file of its own: where it comes from */
  path: string;
  /** with the line that says which shell it is */
  text: string;
}

const POSIX = '#!/bin/sh\n';
/** Runners of GitHub stop at the first failure, and those of GitLab and Jenkins do. */
const BASH = '#!/bin/bash\nset -eo pipefail\n';

const READERS: readonly (readonly [RegExp, (text: string) => string[]])[] = [
  [/^\.github\/workflows\//, githubScripts],
  [/^\.gitlab-ci\.yml$/, gitlabScripts],
  [/^\.tekton\//, tektonScripts],
  [/^Jenkinsfile$/, jenkinsScripts],
];

/** What pipelines give to shells, with their own expressions put in as words. */
export function scriptsOf(files: ProjectTexts): Script[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const found = READERS.find(([pattern]) => pattern.test(path))?.[1](text);
    return (found ?? []).map((script, index) => ({
      path: `${path.replaceAll('/', '_')}-${index}.sh`,
      text: script,
    }));
  });
}

function githubScripts(text: string): string[] {
  const { jobs = {} } = parse(text) as {
    jobs?: Record<string, { steps?: { run?: string }[] }>;
  };
  return Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .flatMap(({ run }) =>
      run === undefined
        ? []
        : [`${BASH}${run.replace(/\$\{\{[^}]*\}\}/g, 'expression')}\n`],
    );
}

function gitlabScripts(text: string): string[] {
  const jobs = Object.values(
    parse(text) as Record<
      string,
      { before_script?: string[]; script?: string[] }
    >,
  );
  return jobs
    .map(job => [...(job?.before_script ?? []), ...(job?.script ?? [])])
    .filter(lines => lines.length > 0)
    .map(lines => `${POSIX}set -e\n${lines.join('\n')}\n`);
}

interface Tasks {
  steps?: { script?: string }[];
  tasks?: { taskSpec?: Tasks }[];
}

function tektonScripts(text: string): string[] {
  return parseAllDocuments(text)
    .map(document => (document.toJS() as { spec: Tasks }).spec)
    .flatMap(({ steps = [], tasks = [] }) => [
      ...steps,
      ...tasks.flatMap(({ taskSpec }) => taskSpec?.steps ?? []),
    ])
    .flatMap(({ script }) =>
      script === undefined
        ? []
        : [script.replace(/\$\((params|workspaces)\.[\w.-]+\)/g, 'value')],
    );
}

function jenkinsScripts(text: string): string[] {
  return [...text.matchAll(/\bsh\s+'((?:[^'\\]|\\.)*)'/g)].map(
    ([, code = '']) => `${BASH}${code.replace(/\\(.)/g, '$1')}\n`,
  );
}
