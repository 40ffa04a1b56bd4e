import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { allResources } from '../resources/ResourceRegistry';
import type { ManifestObject, Scenario } from './Scenario';

const SCENARIOS = resolve(__dirname, '../../../scenarios');

/** The folders under `test/scenarios`, in alphabetical order. */
export function scenarioNames(folder = SCENARIOS): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/**
 * Reads one scenario. Throws with the file's name when it is not there or says something a
 * scenario cannot say, since a test on a half-read scenario would pass for nothing.
 */
export function loadScenario(name: string, folder = SCENARIOS): Scenario {
  const known = scenarioNames(folder);
  if (!known.includes(name)) {
    throw new Error(`No scenario "${name}"; there are: ${known.join(', ')}`);
  }
  const description = readDescription(resolve(folder, name, 'scenario.yaml'));
  const objects = readObjects(resolve(folder, name, 'objects.yaml'));
  for (const object of objects) {
    const wanted = isNamespaced(object) ? description.namespace : undefined;
    if (object.metadata.namespace !== wanted) {
      throw new Error(
        `Scenario "${name}": ${kindAndName(object)} is not in ${
          wanted ? `namespace "${wanted}"` : 'no namespace'
        }`,
      );
    }
  }
  for (const refused of description.refusedBySchema) {
    if (!objects.some(object => kindAndName(object) === refused)) {
      throw new Error(
        `Scenario "${name}": refusedBySchema names ${refused}, which is not in objects.yaml`,
      );
    }
  }
  return { name, ...description, objects };
}

/** What no resource is known for is taken for namespaced, as most are. */
function isNamespaced({ apiVersion, kind }: ManifestObject): boolean {
  const [group = ''] = apiVersion.split('/').reverse().slice(1);
  return allResources.every(
    resource =>
      resource.namespaced || resource.kind !== kind || resource.group !== group,
  );
}

function kindAndName({ kind, metadata }: ManifestObject): string {
  return `${kind}/${metadata.name}`;
}

type Description = Pick<
  Scenario,
  'about' | 'namespace' | 'refusedBySchema' | 'expect'
>;

function readDescription(file: string): Description {
  const {
    about,
    namespace,
    refusedBySchema = [],
    expect,
  } = parse(readFileSync(file, 'utf8')) as Partial<Description>;
  if (!about || !namespace || !expect?.services) {
    throw new Error(`${file}: needs about, namespace and expect.services`);
  }
  return { about, namespace, refusedBySchema, expect };
}

function readObjects(file: string): ManifestObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document, index) => {
      if (document.errors.length > 0) {
        throw new Error(`${file}: ${document.errors[0]?.message}`);
      }
      const object = document.toJS() as Partial<ManifestObject> | null;
      if (object && !(object.apiVersion && object.kind && object.metadata)) {
        throw new Error(
          `${file}: document ${index + 1} has no apiVersion, kind or metadata`,
        );
      }
      return object as ManifestObject | null;
    })
    .filter(object => object !== null);
}
