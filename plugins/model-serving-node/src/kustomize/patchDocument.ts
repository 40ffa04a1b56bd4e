import { applyPatch } from '@modeldeck/plugin-model-serving-common';
import type { PatchOperation } from './Kustomization';
import type { Document } from './readYaml';

/**
 * A document after a JSON patch; undefined where the patch does not fit it, as kustomize then
 * builds nothing either.
 */
export function patchDocument(
  document: Document,
  operations: readonly PatchOperation[],
): Document | undefined {
  let patched = document;
  for (const operation of operations) {
    if (!fits(patched, operation)) {
      return undefined;
    }
    patched = applyPatch(patched, {
      type: 'json',
      patch: [operation],
    }) as Document;
  }
  return patched;
}

function fits(
  document: unknown,
  { op, path, from = '' }: PatchOperation,
): boolean {
  if (op === 'copy' && !has(document, keysOf(from))) {
    return false;
  }
  const keys = keysOf(path);
  return op === 'replace' || op === 'remove'
    ? has(document, keys)
    : takes(document, keys);
}

function takes(document: unknown, keys: readonly string[]): boolean {
  const parent = valueAt(document, keys.slice(0, -1));
  const last = keys[keys.length - 1] ?? '';
  return Array.isArray(parent)
    ? last === '-' || (isIndex(last) && Number(last) <= parent.length)
    : isMap(parent);
}

function has(document: unknown, keys: readonly string[]): boolean {
  return valueAt(document, keys) !== undefined;
}

function valueAt(document: unknown, keys: readonly string[]): unknown {
  let value = document;
  for (const key of keys) {
    const isThere = Array.isArray(value)
      ? isIndex(key)
      : isMap(value) && Object.hasOwn(value, key);
    value = isThere ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isIndex(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
