import {
  FieldReader,
  malformedPath,
} from '@modeldeck/plugin-model-serving-common';
import { basename } from 'node:path/posix';
import type { ProjectFile } from '../templates/ProjectFile';
import type { ConfigMapRequest, Kustomization } from './Kustomization';
import { readPatch } from './readPatch';
import { readObjects } from './readYaml';
import { refuse } from './refuse';
import { requireFields } from './requireFields';

const FIELDS = [
  'apiVersion',
  'kind',
  'namespace',
  'resources',
  'nameSuffix',
  'patches',
  'configMapGenerator',
  'generatorOptions',
];

/**
 * What a kustomization asks for.
 *
 * @throws TemplateError that names the first field which is not built here
 */
export function readKustomization(file: ProjectFile): Kustomization {
  const [document, ...others] = readObjects(file);
  if (!document || others.length > 0) {
    return refuse(file.path, 'it must hold one Kustomization');
  }
  const object = FieldReader.of(document);
  requireFields(file.path, '', object, FIELDS);
  const kind = object.at('kind').string() ?? 'Kustomization';
  if (kind !== 'Kustomization') {
    refuse(file.path, `a ${kind} is not built here`);
  }
  const kustomization = {
    file: file.path,
    resources: object
      .at('resources')
      .list()
      .map(resource => resource.string() ?? ''),
    configMaps: configMapsOf(file.path, object),
    patches: object
      .at('patches')
      .list()
      .map(patch => readPatch(file.path, patch)),
    namespace: object.at('namespace').string(),
    nameSuffix: object.at('nameSuffix').string(),
  };
  const [malformed] = object.malformed;
  if (malformed) {
    refuse(
      file.path,
      `${malformedPath(malformed)} must be of the type ${malformed.expected}`,
    );
  }
  return kustomization;
}

function configMapsOf(file: string, object: FieldReader): ConfigMapRequest[] {
  const options = object.at('generatorOptions');
  requireFields(file, 'generatorOptions', options, ['disableNameSuffixHash']);
  const generators = object.at('configMapGenerator').list();
  if (
    generators.length > 0 &&
    options.at('disableNameSuffixHash').boolean() !== true
  ) {
    refuse(
      file,
      'a configMapGenerator without generatorOptions.disableNameSuffixHash is not built here',
    );
  }
  return generators.map(generator => {
    requireFields(file, 'configMapGenerator', generator, ['name', 'files']);
    const files = generator.at('files').list();
    return {
      name: generator.at('name').string() ?? '',
      files: new Map(files.map(each => keyed(each.string() ?? ''))),
    };
  });
}

/** `KEY=PATH`, or a path whose last part is the key. */
function keyed(file: string): [key: string, path: string] {
  const [first = '', ...rest] = file.split('=');
  return rest.length === 0 ? [basename(file), file] : [first, rest.join('=')];
}
