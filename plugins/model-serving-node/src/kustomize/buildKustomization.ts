import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import { dirname, join } from 'node:path/posix';
import { type ProjectFile, textOf } from '../templates/ProjectFile';
import { TemplateError } from '../templates/TemplateError';
import type { ConfigMapRequest, Kustomization } from './Kustomization';
import { readKustomization } from './readKustomization';
import { type Document, readObjects } from './readYaml';
import { refuse } from './refuse';
import { type Built, kindOf, nameOf, transformed } from './transformed';

interface Build {
  files: ReadonlyMap<string, ProjectFile>;
  /** folders that lead here */
  path: readonly string[];
  /** folders that were built, each as often as it was */
  count: { folders: number };
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Projects have a handful; without a limit a few that name each other twice are millions. */
const MOST_FOLDERS = 50;
const MOST_OBJECTS = 100;

/**
 * The objects that `kustomize build` makes of a folder, as far as the folders of our templates
 * need it: resources, namespace, JSON patches, suffixes of names and ConfigMaps of files. All else
 * is refused by name; what is built is what kustomize builds, which a test holds.
 *
 * @param files - of the whole project: no path leads out of them
 * @throws TemplateError
 * @public
 */
export function buildKustomization(
  files: readonly ProjectFile[],
  folder: string,
): Document[] {
  const entry = join('.', folder).replace(/\/$/, '');
  const built = buildFolder(entry, {
    files: new Map(files.map(file => [file.path, file])),
    path: [],
    count: { folders: 0 },
  });
  return built.map(({ document }) => document);
}

function buildFolder(folder: string, build: Build): Built[] {
  const { files, path, count } = build;
  const file = NAMES.map(name => files.get(join(folder, name))).find(Boolean);
  if (!file) {
    throw new TemplateError(
      `The project has no ${join(folder, 'kustomization.yaml')}`,
      'Name a folder that has one',
      'not-found',
    );
  }
  count.folders += 1;
  if (path.includes(folder) || count.folders > MOST_FOLDERS) {
    refuse(file.path, 'its folders name each other without an end');
  }
  const kustomization = readKustomization(file);
  const inside = { ...build, path: [...path, folder] };
  const resources = [
    ...kustomization.resources.flatMap(resource =>
      builtOf(resource, kustomization, inside),
    ),
    ...kustomization.configMaps.map(request => ({
      document: configMapOf(request, kustomization, inside),
      earlierNames: [],
    })),
  ];
  requireOnce(kustomization, resources);
  return resources.map(each => transformed(each, kustomization));
}

function builtOf(
  resource: string,
  { file }: Kustomization,
  build: Build,
): Built[] {
  const folder = dirname(file);
  const path = join(folder, resource).replace(/\/$/, '');
  if (resource.startsWith('/') || path === '..' || path.startsWith('../')) {
    refuse(file, `"${resource}" leads out of the project`);
  }
  const found = build.files.get(path);
  if (found) {
    requireBelow(folder, path, file);
    return readObjects(found).map(document => ({ document, earlierNames: [] }));
  }
  if (![...build.files.keys()].some(each => each.startsWith(`${path}/`))) {
    refuse(file, `there is no "${resource}" in the project`);
  }
  return buildFolder(path, build);
}

/** Kustomize's own rule for files; folders may be anywhere. */
function requireBelow(folder: string, path: string, file: string): void {
  if (!path.startsWith(folder === '.' ? '' : `${folder}/`)) {
    refuse(file, `"${path}" is not below its own folder`);
  }
}

function configMapOf(
  { name, files }: ConfigMapRequest,
  { file }: Kustomization,
  build: Build,
): Document {
  const folder = dirname(file);
  const data = Array.from(files, ([key, source]) => {
    const path = join(folder, source);
    const found = build.files.get(path);
    requireBelow(folder, path, file);
    if (!found) {
      refuse(file, `there is no "${source}" in the project`);
    }
    return [key, (found && textOf(found)) ?? refuse(path, 'it is no text')];
  });
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data: Object.fromEntries(data) as Document,
  };
}

/** @throws TemplateError where kustomize would find one object twice, or there is no end of them */
function requireOnce({ file }: Kustomization, built: readonly Built[]): void {
  if (built.length > MOST_OBJECTS) {
    refuse(file, `it has more than ${MOST_OBJECTS} objects`);
  }
  const titles = built.map(({ document }) => {
    const object = FieldReader.of(document);
    const metadata = object.at('metadata');
    const namespace = metadata.at('namespace').string() ?? '';
    const [group] = (object.at('apiVersion').string() ?? '').split('/v');
    return [group, namespace, kindOf(document), nameOf(document)].join(' ');
  });
  const repeated = built.find(
    (_, index) => titles.indexOf(titles[index] ?? '') !== index,
  );
  if (repeated) {
    const { document } = repeated;
    refuse(file, `${kindOf(document)}/${nameOf(document)} is in it twice`);
  }
}
