import {
  lstat,
  mkdir,
  readdir,
  realpath,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { ProjectFile } from './ProjectFile';
import { projectPath } from './projectPath';
import { TemplateError } from './TemplateError';

/** @public */
export interface WriteProjectOptions {
  files: readonly ProjectFile[];
  /** made if it is not there */
  folder: string;
  /** whether files that are there may be replaced */
  force: boolean;
}

const TOLD = 5;

/**
 * Writes a project. All is checked first: where a file is in the way, or a link would lead out of
 * the folder, nothing is written.
 *
 * @throws TemplateError
 * @public
 */
export async function writeProject(
  options: WriteProjectOptions,
): Promise<void> {
  const folder = resolve(options.folder);
  const files = options.files.map(file => ({
    ...file,
    path: projectPath(file.path),
  }));
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const inTheWay: string[] = [];
  for (const { path } of files) {
    if (await isThere(root, path)) {
      inTheWay.push(path);
    }
  }
  if (inTheWay.length > 0 && !options.force) {
    throw inTheWayError(options.folder, inTheWay);
  }
  for (const file of files) {
    await writeOne(root, file, inTheWay.includes(file.path));
  }
}

/** Whether a folder is empty or not there, so that nothing in it can be harmed. @public */
export async function isFree(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => []);
  return entries.length === 0;
}

/** @throws TemplateError where a folder on the way is a link or a file */
async function isThere(root: string, path: string): Promise<boolean> {
  const parts = path.split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const place = join(root, ...parts.slice(0, depth));
    const found = await lstat(place).catch(notThere);
    if (found === undefined) {
      return false;
    }
    const isLast = depth === parts.length;
    if (isLast ? found.isDirectory() : !found.isDirectory()) {
      throw new TemplateError(
        isLast
          ? `${place} is a folder, and the template has a file of that name`
          : `${place} is a link or a file, and the template has a folder of that name`,
        'Move it away, or choose another folder',
      );
    }
  }
  return true;
}

function notThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') {
    throw error;
  }
}

/** What is replaced is removed first: written through, a link would lead elsewhere. */
async function writeOne(
  root: string,
  { path, content, executable }: ProjectFile,
  replace: boolean,
): Promise<void> {
  const place = join(root, ...path.split('/'));
  await mkdir(dirname(place), { recursive: true });
  const parent = await realpath(dirname(place));
  if (parent !== root && !parent.startsWith(root + sep)) {
    throw new TemplateError(`${place} is outside of ${root}`);
  }
  if (replace) {
    await unlink(place);
  }
  await writeFile(place, content, {
    flag: 'wx',
    mode: executable ? 0o755 : 0o644,
  });
}

function inTheWayError(
  folder: string,
  paths: readonly string[],
): TemplateError {
  const told = paths.slice(0, TOLD).join(', ');
  const rest = paths.length - TOLD;
  return new TemplateError(
    `${folder} has files that the template would write: ${told}${
      rest > 0 ? ` and ${rest} more` : ''
    }`,
    'Choose another folder, or replace them with --force',
  );
}
