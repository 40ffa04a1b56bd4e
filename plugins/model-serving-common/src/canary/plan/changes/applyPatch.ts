import type { PlannedWrite } from '../../../model/types';

type Json = unknown;

interface Operation {
  op: string;
  path: string;
  from?: string;
  value?: Json;
}

/**
 * The object as a patch leaves it, to be shown before anything is written. What the patch does not
 * reach stays the very same value. Operations that do not fit change nothing: whether they do is
 * the API server's to judge.
 * (RFC 7386; RFC 6902)
 *
 * @public
 */
export function applyPatch(
  object: Json,
  { type, patch }: Pick<PlannedWrite, 'type' | 'patch'>,
): Json {
  return type === 'merge'
    ? applyMerge(object, patch)
    : (patch as readonly Operation[]).reduce(applyOperation, object);
}

function applyMerge(target: Json, patch: Json): Json {
  if (!isObject(patch)) {
    return patch;
  }
  const merged: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = applyMerge(merged[key], value);
    }
  }
  return merged;
}

function applyOperation(object: Json, operation: Operation): Json {
  const { op, path, from = '', value } = operation;
  switch (op) {
    case 'add':
    case 'replace':
      return set(object, keysOf(path), value, op === 'add');
    case 'copy':
      return set(object, keysOf(path), valueAt(object, keysOf(from)), true);
    case 'move':
      return set(
        remove(object, keysOf(from)),
        keysOf(path),
        valueAt(object, keysOf(from)),
        true,
      );
    case 'remove':
      return remove(object, keysOf(path));
    default:
      return object;
  }
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(object: Json, keys: readonly string[]): Json {
  return keys.reduce<Json>(
    (value, key) => (value as Record<string, Json> | undefined)?.[key],
    object,
  );
}

function set(
  object: Json,
  [key = '', ...rest]: readonly string[],
  value: Json,
  inserts: boolean,
): Json {
  const isLast = rest.length === 0;
  const next = (child: Json) =>
    isLast ? value : set(child, rest, value, inserts);
  if (Array.isArray(object)) {
    const at = key === '-' ? object.length : Number(key);
    return isLast && inserts
      ? [...object.slice(0, at), value, ...object.slice(at)]
      : object.map((item, index) => (index === at ? next(item) : item));
  }
  return isObject(object)
    ? {
        ...object,
        [key]: next(object[key]),
      }
    : object;
}

function remove(object: Json, [key = '', ...rest]: readonly string[]): Json {
  const isLast = rest.length === 0;
  if (Array.isArray(object)) {
    return isLast
      ? object.filter((_, index) => index !== Number(key))
      : object.map((item, index) =>
          index === Number(key) ? remove(item, rest) : item,
        );
  }
  if (!isObject(object) || !Object.hasOwn(object, key)) {
    return object;
  }
  const { [key]: removed, ...others } = object;
  return isLast ? others : { ...object, [key]: remove(removed, rest) };
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
