import { FieldReader, plainText } from '@modeldeck/plugin-model-serving-common';
import { dirname } from 'node:path/posix';
import type { ProjectFile } from '../ProjectFile';
import { checkObject } from './checkObject';
import type { Manifest, ManifestProblem } from './Manifest';
import { parseManifestFile } from './parseManifestFile';

/** @public */
export interface CheckedManifests {
  /** those that have what every object needs */
  manifests: Manifest[];
  problems: ManifestProblem[];
}

/** What nothing can be said of an object without. */
const MUST_HAVE = ['apiVersion', 'kind', 'metadata.name'];

const YAML = /\.ya?ml$/;

/**
 * The manifests among files, and what is wrong with them as far as that can be told without a
 * cluster: no YAML, no object, kinds and names that are none, fields that hold something else
 * than their API defines, objects that are there twice. Whether a cluster would take them is
 * what a preflight tells.
 *
 * @public
 */
export function checkManifests(
  files: readonly ProjectFile[],
): CheckedManifests {
  const manifests: Manifest[] = [];
  const problems: ManifestProblem[] = [];
  for (const file of files.filter(({ path }) => YAML.test(path))) {
    const parsed = parseManifestFile(file);
    problems.push(...parsed.problems);
    for (const document of parsed.documents) {
      const manifest = manifestOf(file.path, document);
      const found = checkObject(document).map(complaint => ({
        file: file.path,
        object: titleOf(manifest),
        ...complaint,
      }));
      problems.push(...found);
      if (!found.some(({ field }) => MUST_HAVE.includes(field ?? ''))) {
        manifests.push(manifest);
      }
    }
  }
  return { manifests, problems: [...problems, ...repeated(manifests)] };
}

function manifestOf(
  file: string,
  document: Readonly<Record<string, unknown>>,
): Manifest {
  const object = FieldReader.of(document);
  const metadata = object.at('metadata');
  return {
    file,
    apiVersion: object.at('apiVersion').string() ?? '',
    kind: object.at('kind').string() ?? '',
    name: metadata.at('name').string() ?? '',
    namespace: metadata.at('namespace').string(),
    document,
  };
}

function titleOf({ kind, name }: Manifest): string {
  return plainText(`${kind || 'an object'}/${name}`).replace(/\/$/, '');
}

/** Of two in one folder the latter silently replaces the former, or Kustomize refuses both. */
function repeated(manifests: readonly Manifest[]): ManifestProblem[] {
  const seen = new Map<string, string>();
  return manifests.flatMap(manifest => {
    const { file, apiVersion, kind, name, namespace } = manifest;
    if (name === '') {
      return [];
    }
    const [group] = apiVersion.split('/');
    const key = [dirname(file), group, kind, namespace, name].join('\n');
    const first = seen.get(key);
    seen.set(key, first ?? file);
    return first === undefined
      ? []
      : [
          {
            file,
            object: titleOf(manifest),
            reason: `is in ${first} already`,
          },
        ];
  });
}
