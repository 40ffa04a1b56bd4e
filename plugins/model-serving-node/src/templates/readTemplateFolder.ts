import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ProjectFile } from './ProjectFile';
import { projectPath } from './projectPath';
import { TemplateError } from './TemplateError';

const MOST_FILES = 5_000;
const LARGEST_FILE = 5 * 2 ** 20;

/**
 * All files below a folder of a template, in the order of their paths. Links are refused: in a
 * template that somebody else wrote they name files of the person who uses it.
 *
 * @param folder - of the template, whatever `path` leads to stays in it
 * @param path - as a step of the template gives it, e.g. `./skeleton`
 * @throws TemplateError where there is no such folder, or more than a template has
 */
export async function readTemplateFolder(
  folder: string,
  path: string,
): Promise<ProjectFile[]> {
  const root = await insideOf(folder, path);
  const files: ProjectFile[] = [];
  const folders = [root];
  for (const current of folders) {
    for (const entry of await readdir(current, { withFileTypes: true })) {
      const place = join(current, entry.name);
      if (entry.isDirectory()) {
        folders.push(place);
      } else {
        files.push(await readOne(root, place));
      }
    }
    if (files.length > MOST_FILES) {
      throw new TemplateError(
        `The template has more than ${MOST_FILES} files below ${path}`,
      );
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function insideOf(folder: string, path: string): Promise<string> {
  const inside = projectPath(path);
  const root = await realpath(folder);
  const place = await realpath(join(root, inside)).catch(() => undefined);
  const found = place === undefined ? undefined : await lstat(place);
  if (place === undefined || !found?.isDirectory()) {
    throw new TemplateError(`The template has no folder ${inside || '.'}`);
  }
  if (place !== root && !place.startsWith(root + sep)) {
    throw new TemplateError(
      `The template's folder ${inside} is a link that leads out of it`,
    );
  }
  return place;
}

async function readOne(root: string, place: string): Promise<ProjectFile> {
  const path = relative(root, place).split(sep).join('/');
  const { mode, size, ...file } = await statOf(place);
  if (!file.isFile) {
    throw new TemplateError(
      `The template's ${path} is a link or a device, not a file`,
      'Put the file itself there',
    );
  }
  if (size > LARGEST_FILE) {
    throw new TemplateError(
      `The template's ${path} is larger than ${LARGEST_FILE / 2 ** 20} MiB`,
    );
  }
  return {
    path,
    content: await readFile(place),
    executable: (mode & 0o111) !== 0,
  };
}

async function statOf(place: string) {
  const stats = await lstat(place);
  return { mode: stats.mode, size: stats.size, isFile: stats.isFile() };
}
