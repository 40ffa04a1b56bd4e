import type { JsonObject } from '../json/KubeObject';
import { isJsonObject } from '../json/read';
import { itemKey, listKeys } from './listKeys';

const DIRECTIVE = '$patch';
const DELETE_FROM_PRIMITIVES = '$deleteFromPrimitiveList/';

/** Lists of plain values that merge instead of being replaced. */
const PRIMITIVE_LISTS = new Set(['finalizers']);

/**
 * The strategic merge patch: a merge patch that knows which lists are maps
 * (kubernetes/apimachinery: pkg/util/strategicpatch). Element order directives only reorder and
 * are ignored.
 */
export function applyStrategicMergePatch(
  target: unknown,
  patch: JsonObject,
): JsonObject {
  if (patch[DIRECTIVE] === 'replace') {
    return withoutDirectives(patch);
  }
  const result: JsonObject = isJsonObject(target) ? { ...target } : {};
  retainKeys(result, patch.$retainKeys);
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith(DELETE_FROM_PRIMITIVES)) {
      const list = field.slice(DELETE_FROM_PRIMITIVES.length);
      result[list] = asList(result[list]).filter(
        item => !asList(value).includes(item),
      );
    } else if (!field.startsWith('$')) {
      mergeField(result, field, value);
    }
  }
  return result;
}

function mergeField(result: JsonObject, field: string, value: unknown): void {
  if (
    value === null ||
    (isJsonObject(value) && value[DIRECTIVE] === 'delete')
  ) {
    delete result[field];
  } else if (isJsonObject(value)) {
    result[field] = applyStrategicMergePatch(result[field], value);
  } else if (Array.isArray(value)) {
    result[field] = mergeList(field, asList(result[field]), value);
  } else {
    result[field] = value;
  }
}

function mergeList(
  field: string,
  target: unknown[],
  patch: unknown[],
): unknown[] {
  if (PRIMITIVE_LISTS.has(field)) {
    return [...new Set([...target, ...patch])];
  }
  const items = patch.filter(
    item => !(isJsonObject(item) && item[DIRECTIVE] === 'replace'),
  );
  const keys = listKeys(field, items);
  if (!keys || items.length < patch.length) {
    return items;
  }
  const merged = new Map(target.map(item => [itemKey(item, keys), item]));
  for (const item of items as JsonObject[]) {
    const key = itemKey(item, keys);
    if (item[DIRECTIVE] === 'delete') {
      merged.delete(key);
    } else {
      merged.set(key, applyStrategicMergePatch(merged.get(key), item));
    }
  }
  return [...merged.values()];
}

function retainKeys(result: JsonObject, keys: unknown): void {
  if (Array.isArray(keys)) {
    for (const field of Object.keys(result)) {
      if (!keys.includes(field)) {
        delete result[field];
      }
    }
  }
}

function withoutDirectives(patch: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(patch).filter(([field]) => !field.startsWith('$')),
  );
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
