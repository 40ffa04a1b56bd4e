import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { lintFiles, type ProjectTexts } from './Lint';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** What GitHub's own parser says of workflows, schema and expressions, and what makes them unsafe. */
export function workflowProblems(files: ProjectTexts): string[] {
  return [
    ...lintFiles(files, WORKFLOW, text => parserProblems(text)),
    ...lintFiles(files, WORKFLOW, text => safetyProblems(text)),
  ];
}

function parserProblems(text: string): string[] {
  const said = execFileSync(
    process.execPath,
    // eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
    ['--import', 'tsx', resolve(__dirname, 'parseWorkflows.mjs')],
    // eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
    { input: JSON.stringify([text]), encoding: 'utf8', cwd: __dirname },
  );
  return (JSON.parse(said) as string[][]).flat();
}

interface Step {
  uses?: string;
  run?: string;
}

interface Job {
  'timeout-minutes'?: unknown;
  permissions?: unknown;
  steps?: Step[];
}

interface Workflow {
  on?: unknown;
  permissions?: unknown;
  jobs?: Record<string, Job>;
}

/** What anybody can write who opens a pull request. */
const UNTRUSTED =
  /\$\{\{[^}]*\bgithub\.(event\.|head_ref|ref_name|actor)[^}]*\}\}/;

function safetyProblems(text: string): string[] {
  const workflow = parse(text) as Workflow;
  return [
    ...permissionProblems(workflow),
    ...(JSON.stringify(workflow.on ?? '').includes('pull_request_target')
      ? ['pull_request_target runs what strangers send with our secrets']
      : []),
    ...Object.entries(workflow.jobs ?? {}).flatMap(([name, job]) =>
      jobProblems(job).map(problem => `${name}: ${problem}`),
    ),
  ];
}

function permissionProblems({ permissions }: Workflow): string[] {
  if (typeof permissions !== 'object' || permissions === null) {
    return ['says not what its token may do'];
  }
  return Object.entries(permissions).flatMap(([what, right]) =>
    right === 'write' ? [`every job may write ${what}`] : [],
  );
}

function jobProblems(job: Job): string[] {
  return [
    ...(job['timeout-minutes'] === undefined
      ? ['would run for six hours: timeout-minutes']
      : []),
    ...(job.steps ?? []).flatMap(({ uses, run }) => [
      ...(uses !== undefined &&
      !/^[\w.-]+\/[\w./-]+@(v\d[\w.]*|[0-9a-f]{40})$/.test(uses)
        ? [`${uses} is of no version`]
        : []),
      ...(run !== undefined && UNTRUSTED.test(run)
        ? ['text of strangers becomes code of a shell']
        : []),
    ]),
  ];
}
