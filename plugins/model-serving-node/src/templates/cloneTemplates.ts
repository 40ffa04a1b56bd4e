import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectPath } from './projectPath';
import { TemplateError } from './TemplateError';

const run = promisify(execFile);
const TIMEOUT_MS = 120_000;

/**
 * A repository that somebody else wrote is read and never run: no hooks, no links, no transport
 * that starts programs (`ext::`), no file of this machine unless it was asked for.
 */
const SAFE = [
  'core.hooksPath=/dev/null',
  'core.symlinks=false',
  'protocol.allow=never',
  'protocol.https.allow=always',
  'protocol.ssh.allow=always',
];

/** Whether a reference is the address of a Git repository rather than a name or a folder. */
export function isGitUrl(reference: string): boolean {
  return (
    /^(https|ssh|file):\/\//.test(reference) ||
    /^[\w.-]+@[\w.-]+:/.test(reference)
  );
}

/**
 * Fetches the newest commit of a branch or tag into a folder of its own.
 *
 * @param reference - as kustomize has it: `URL[//folder][?ref=name]`
 * @throws TemplateError that says what git said, without credentials
 */
export async function cloneTemplates(
  reference: string,
  signal?: AbortSignal,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { url, folder, ref } = partsOf(reference);
  const place = await mkdtemp(join(tmpdir(), 'modeldeck-template-'));
  const remove = () => rm(place, { recursive: true, force: true });
  const settings = url.startsWith('file:')
    ? [...SAFE, 'protocol.file.allow=always']
    : SAFE;
  try {
    await run(
      'git',
      [
        ...settings.flatMap(setting => ['-c', setting]),
        ...['clone', '--quiet', '--depth=1', '--no-tags'],
        ...(ref === undefined ? [] : [`--branch=${ref}`]),
        ...['--', url, place],
      ],
      {
        timeout: TIMEOUT_MS,
        signal,
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
      },
    );
  } catch (error) {
    await remove();
    throw cloneError(url, error as NodeJS.ErrnoException & { stderr?: string });
  }
  return { folder: join(place, projectPath(folder)), remove };
}

function partsOf(reference: string): {
  url: string;
  folder: string;
  ref: string | undefined;
} {
  const [address = '', query = ''] = reference.split('?', 2);
  const ref = new URLSearchParams(query).get('ref') ?? undefined;
  if (ref?.startsWith('-')) {
    throw new TemplateError(`${JSON.stringify(ref)} is no branch or tag`);
  }
  const from = address.indexOf('//', address.indexOf('://') + 3);
  return from < 0
    ? { url: address, folder: '', ref }
    : { url: address.slice(0, from), folder: address.slice(from + 2), ref };
}

function cloneError(
  url: string,
  error: NodeJS.ErrnoException & { stderr?: string },
): TemplateError {
  const shown = withoutUser(url);
  if (error.code === 'ENOENT') {
    return new TemplateError(
      `${shown} cannot be fetched: there is no git on this machine`,
      'Install git, or name a folder',
    );
  }
  const said = (error.stderr ?? '').trim().split('\n').at(-1);
  return new TemplateError(
    `${shown} cannot be fetched: ${withoutUser(said || error.message)}`,
    'Look whether the address, the branch and your credentials for git are right',
  );
}

function withoutUser(text: string): string {
  return text.replace(/:\/\/[^/@\s]*@/g, '://');
}
