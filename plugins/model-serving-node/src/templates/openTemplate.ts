import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cloneTemplates, isGitUrl } from './cloneTemplates';
import { parseTemplate } from './parseTemplate';
import { projectPath } from './projectPath';
import type { ProjectFile } from './ProjectFile';
import { readTemplateFolder } from './readTemplateFolder';
import type { Template } from './Template';
import { TemplateError } from './TemplateError';

const FILE = 'template.yaml';
/** Folder of what templates share, beside them. */
const PARTS = 'parts';

/** A template with its files. @public */
export interface OpenTemplate {
  template: Template;
  readTemplate(path: string): Promise<ProjectFile[]>;
  /** where the parts are that our templates share */
  partsFolder: string;
  /** gives back what was fetched for it */
  close(): Promise<void>;
}

/** @public */
export interface OpenTemplateOptions {
  /** one of our own by its name, a folder, or the address of a Git repository */
  reference: string;
  /** the folder of our own templates */
  builtIn: string;
  signal?: AbortSignal;
}

/**
 * Opens a template. `https://host/repo.git//folder?ref=v1` is a folder of a repository at a
 * branch or tag.
 *
 * @throws TemplateError where there is none
 * @public
 */
export async function openTemplate(
  options: OpenTemplateOptions,
): Promise<OpenTemplate> {
  const { reference, builtIn, signal } = options;
  if (isGitUrl(reference)) {
    const clone = await cloneTemplates(reference, signal);
    try {
      const opened = await open(clone.folder, reference, builtIn);
      return { ...opened, close: clone.remove };
    } catch (error) {
      await clone.remove();
      throw error;
    }
  }
  return open(await folderOf(reference, builtIn), reference, builtIn);
}

/** The names of our own templates, in order. @public */
export async function builtInTemplates(builtIn: string): Promise<Template[]> {
  const entries = await readdir(builtIn, { withFileTypes: true });
  const folders = entries
    .filter(entry => entry.isDirectory() && entry.name !== PARTS)
    .map(({ name }) => join(builtIn, name));
  return Promise.all(folders.sort().map(folder => readDefinition(folder)));
}

async function open(
  folder: string,
  reference: string,
  builtIn: string,
): Promise<OpenTemplate> {
  return {
    template: await readDefinition(folder, reference),
    readTemplate: path => readTemplateFolder(folder, path),
    partsFolder: join(builtIn, PARTS),
    close: async () => {},
  };
}

async function readDefinition(
  folder: string,
  name = basename(folder),
): Promise<Template> {
  const place = join(folder, FILE);
  const text = await readFile(place, 'utf8').catch(() => {
    throw new TemplateError(
      `${name} is no template: there is no ${FILE} in it`,
      'kubectl model templates lists the templates there are',
    );
  });
  return parseTemplate(text, name);
}

/** A name is one of ours; what has a slash, or is there, is a folder. */
async function folderOf(reference: string, builtIn: string): Promise<string> {
  const ours = join(builtIn, projectPath(basename(reference)));
  const isOurs =
    basename(reference) === reference &&
    reference !== PARTS &&
    (await kindOf(join(ours, FILE))) === 'file';
  if (isOurs) {
    return ours;
  }
  switch (await kindOf(reference)) {
    case 'folder':
      return reference;
    case 'file':
      return dirname(reference);
    default:
      throw await noSuchTemplate(reference, builtIn);
  }
}

async function kindOf(place: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory()) {
    return 'folder';
  }
  return found?.isFile() ? 'file' : undefined;
}

async function noSuchTemplate(
  reference: string,
  builtIn: string,
): Promise<TemplateError> {
  const names = (await builtInTemplates(builtIn)).map(({ name }) => name);
  return new TemplateError(
    `There is no template ${JSON.stringify(reference)}`,
    `The templates are ${names.join(
      ', ',
    )}; one of your own is named by its folder or its Git URL`,
    'not-found',
  );
}
