import { jsonEqual } from '../json/equal';
import type { JsonObject, KubeObject } from '../json/KubeObject';
import { isJsonObject } from '../json/read';
import { fieldSet, pathElements } from './fieldSet';
import { itemKey, listKeys } from './listKeys';
import {
  isSameManager,
  ownerships,
  toManagedFields,
  type FieldManager,
  type Ownership,
} from './managedFields';

export interface FieldConflict {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
  time: string;
  path: string;
}

export interface ApplyResult {
  object: KubeObject;
  /** fields of others that would be overwritten; empty when forced */
  conflicts: FieldConflict[];
}

/**
 * Server-side apply: what the configuration names is set and owned, what its manager owned before
 * and no longer names goes, what others own stays
 * (kubernetes-sigs/structured-merge-diff: merge/update.go, Apply).
 */
export function applyServerSide(options: {
  live: KubeObject | undefined;
  configuration: KubeObject;
  manager: FieldManager;
  force: boolean;
}): ApplyResult {
  const { live, manager } = options;
  const configuration = withoutNulls(options.configuration) as KubeObject;
  const wanted = fieldSet(configuration);
  const current = live ? fieldSet(live) : new Map<string, unknown>();
  const owners = ownerships(live);
  const others = owners.filter(owner => !isSameManager(owner, manager));
  const differing = [...wanted]
    .filter(([path, value]) => !jsonEqual(current.get(path), value))
    .map(([path]) => path);
  const conflicts = findConflicts(others, differing);
  if (conflicts.length > 0 && !options.force) {
    return { object: configuration, conflicts };
  }
  for (const owner of others) {
    differing.forEach(path => owner.paths.delete(path));
  }
  const before = owners.find(owner => isSameManager(owner, manager));
  const merged = mergeValue(live ?? {}, configuration, '') as KubeObject;
  const abandoned = [...(before?.paths ?? [])].filter(
    path => !wanted.has(path) && !others.some(o => o.paths.has(path)),
  );
  removePaths(merged, abandoned);
  const unchanged =
    before &&
    differing.length === 0 &&
    jsonEqual([...before.paths].sort(), [...wanted.keys()].sort());
  const own: Ownership = {
    ...manager,
    time: unchanged ? before.time : manager.time,
    paths: new Set(wanted.keys()),
  };
  merged.metadata.managedFields = toManagedFields([own, ...others]);
  return { object: merged, conflicts: [] };
}

function findConflicts(
  others: readonly Ownership[],
  differing: readonly string[],
): FieldConflict[] {
  return others.flatMap(owner =>
    differing
      .filter(path => owner.paths.has(path))
      .map(path => ({ ...owner, path })),
  );
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, nested]) => nested !== null)
          .map(([field, nested]) => [field, withoutNulls(nested)]),
      )
    : value;
}

/** A deep copy of `live` with everything that `wanted` names. */
function mergeValue(live: unknown, wanted: unknown, field: string): unknown {
  if (isJsonObject(wanted)) {
    const result = isJsonObject(live) ? structuredClone(live) : {};
    for (const [name, value] of Object.entries(wanted)) {
      result[name] = mergeValue(result[name], value, name);
    }
    return result;
  }
  const keys = Array.isArray(wanted) ? listKeys(field, wanted) : undefined;
  if (!Array.isArray(wanted) || !Array.isArray(live) || !keys) {
    return structuredClone(wanted);
  }
  const items = new Map(live.map(item => [itemKey(item, keys), item]));
  for (const item of wanted) {
    const key = itemKey(item, keys);
    items.set(key, mergeValue(items.get(key), item, ''));
  }
  return [...items.values()];
}

function removePaths(object: JsonObject, paths: readonly string[]): void {
  // Whole items first: without them nothing is left to do for their fields.
  const ordered = [...paths].sort(
    (a, b) => Number(b.endsWith('\n.')) - Number(a.endsWith('\n.')),
  );
  for (const path of ordered) {
    removeAt(object, pathElements(path));
  }
}

/** Removes a leaf, and the parents that it leaves empty. */
function removeAt(node: unknown, elements: readonly string[]): void {
  const [element = '', ...rest] = elements;
  if (!isJsonObject(node) || !element.startsWith('f:')) {
    return;
  }
  const field = element.slice(2);
  const child = node[field];
  if (rest.length === 0) {
    delete node[field];
  } else if (Array.isArray(child)) {
    node[field] = removeFromList(child, rest);
    if ((node[field] as unknown[]).length === 0) {
      delete node[field];
    }
  } else {
    removeAt(child, rest);
    if (isJsonObject(child) && Object.keys(child).length === 0) {
      delete node[field];
    }
  }
}

function removeFromList(
  items: unknown[],
  elements: readonly string[],
): unknown[] {
  const [element = '', ...rest] = elements;
  const key = element.slice(2);
  const keys = Object.keys(JSON.parse(key) as JsonObject);
  const isMeant = (item: unknown) => itemKey(item, keys) === key;
  if (rest[0] === '.') {
    return items.filter(item => !isMeant(item));
  }
  // The key stays as long as the item does: others own the item by it.
  if (rest.length > 1 || !keys.includes((rest[0] ?? '').slice(2))) {
    items.filter(isMeant).forEach(item => removeAt(item, rest));
  }
  return items;
}
