import type { JsonObject } from '../json/KubeObject';
import { isJsonObject } from '../json/read';
import { itemKey, listKeys } from './listKeys';

/**
 * The fields of an object as managedFields counts them: path → value, for every leaf. A path is
 * written as the elements of fieldsV1 (`f:name`, `k:{"name":"x"}`, `.`) joined by line feeds.
 */
export type FieldSet = Map<string, unknown>;

const SEPARATOR = '\n';

/** Identity, which nobody owns. */
const UNOWNED = new Set(
  [
    'name',
    'namespace',
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'managedFields',
    'selfLink',
    'generateName',
  ].map(field => `f:metadata${SEPARATOR}f:${field}`),
);

export function fieldSet(object: JsonObject): FieldSet {
  const set: FieldSet = new Map();
  for (const [field, value] of Object.entries(object)) {
    if (field !== 'apiVersion' && field !== 'kind') {
      collect(set, `f:${field}`, field, value);
    }
  }
  for (const path of [...set.keys()]) {
    const owner = path.split(SEPARATOR).slice(0, 2).join(SEPARATOR);
    if (UNOWNED.has(owner)) {
      set.delete(path);
    }
  }
  return set;
}

function collect(
  set: FieldSet,
  path: string,
  field: string,
  value: unknown,
): void {
  const keys = Array.isArray(value) ? listKeys(field, value) : undefined;
  if (Array.isArray(value) && keys && value.length > 0) {
    for (const item of value as JsonObject[]) {
      const itemPath = join(path, `k:${itemKey(item, keys)}`);
      set.set(join(itemPath, '.'), true);
      collectFields(set, itemPath, item);
    }
  } else if (isJsonObject(value) && Object.keys(value).length > 0) {
    collectFields(set, path, value);
  } else if (value !== undefined) {
    set.set(path, value);
  }
}

function collectFields(set: FieldSet, path: string, object: JsonObject): void {
  for (const [field, value] of Object.entries(object)) {
    collect(set, join(path, `f:${field}`), field, value);
  }
}

function join(path: string, element: string): string {
  return `${path}${SEPARATOR}${element}`;
}

export function pathElements(path: string): string[] {
  return path.split(SEPARATOR);
}

export function toFieldsV1(paths: Iterable<string>): JsonObject {
  const root: JsonObject = {};
  for (const path of paths) {
    let node = root;
    for (const element of pathElements(path)) {
      const next = node[element];
      node = isJsonObject(next) ? next : (node[element] = {});
    }
  }
  return root;
}

export function fromFieldsV1(fields: JsonObject, path = ''): Set<string> {
  const paths = new Set<string>();
  for (const [element, nested] of Object.entries(fields)) {
    const here = path ? join(path, element) : element;
    if (isJsonObject(nested) && Object.keys(nested).length > 0) {
      for (const deeper of fromFieldsV1(nested, here)) {
        paths.add(deeper);
      }
    } else {
      paths.add(here);
    }
  }
  return paths;
}

/** A path as conflict messages write it: `.spec.containers[name="x"].image`. */
export function describePath(path: string): string {
  return pathElements(path)
    .filter(element => element !== '.')
    .map(element => {
      if (element.startsWith('f:')) {
        return `.${element.slice(2)}`;
      }
      const keys = Object.entries(JSON.parse(element.slice(2)) as JsonObject);
      return `[${keys.map(([k, v]) => `${k}=${JSON.stringify(v)}`).join(',')}]`;
    })
    .join('');
}
