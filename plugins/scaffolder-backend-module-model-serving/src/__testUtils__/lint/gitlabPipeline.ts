import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { unpinnedImage } from './unpinnedImage';
import { lintFiles, type ProjectTexts } from './Lint';

const PIPELINE = /^\.gitlab-ci\.yml$/;

/** What a reader of GitLab's pipelines, with GitLab's schema, says; and images that change by themselves. */
export function gitlabProblems(files: ProjectTexts): string[] {
  return [
    ...lintFiles(files, PIPELINE, text => readerProblems(text)),
    ...lintFiles(files, PIPELINE, text => imageProblems(text)),
  ];
}

const CLI = join(
  createRequire(__filename).resolve('gitlab-ci-local/package.json'),
  '../dist/index.js',
);

function readerProblems(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-'));
  try {
    writeFileSync(join(folder, '.gitlab-ci.yml'), text);
    spawnSync('git', ['init', '--quiet'], { cwd: folder });
    const { status, stderr } = spawnSync(
      process.execPath,
      [CLI, '--list-json'],
      { cwd: folder, encoding: 'utf8' },
    );
    return status === 0 ? [] : [firstProblem(stderr)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** It says at length before that a repository without commits has none. */
function firstProblem(said: string): string {
  const lines = said.split('\n').filter(line => line.trim() !== '');
  return (
    lines.find(line => line.includes('•')) ??
    lines.at(-1) ??
    said
  ).trim();
}

function imageProblems(text: string): string[] {
  const jobs = Object.values(
    parse(text) as Record<string, { image?: unknown; services?: unknown[] }>,
  );
  return jobs
    .flatMap(job => [job?.image, ...(job?.services ?? [])])
    .map(image =>
      typeof image === 'object' && image !== null
        ? (image as { name?: unknown }).name
        : image,
    )
    .flatMap(image => (typeof image === 'string' ? unpinnedImage(image) : []));
}
