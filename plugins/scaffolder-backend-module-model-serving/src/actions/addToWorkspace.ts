import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { ProjectFile } from '@modeldeck/plugin-model-serving-node';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes files into the workspace of a task; those that are there stay as they are, unless they
 * may be replaced. Taken again after a failure, a step leaves the same files.
 *
 * @returns how many were written
 */
export async function addToWorkspace(options: {
  workspacePath: string;
  files: readonly ProjectFile[];
  replace: boolean;
}): Promise<number> {
  const { workspacePath, files, replace } = options;
  let written = 0;
  for (const { path, content, executable } of files) {
    const place = resolveSafeChildPath(workspacePath, path);
    await mkdir(dirname(place), { recursive: true });
    const isNew = await writeFile(place, content, {
      flag: replace ? 'w' : 'wx',
      mode: executable ? 0o755 : 0o644,
    }).then(() => true, unlessThere);
    written += isNew ? 1 : 0;
  }
  return written;
}

function unlessThere(error: NodeJS.ErrnoException): boolean {
  if (error.code !== 'EEXIST') {
    throw error;
  }
  return false;
}
