import type { KubeObject, ManagedFieldsEntry } from '../json/KubeObject';
import { jsonEqual } from '../json/equal';
import { fieldSet, fromFieldsV1, toFieldsV1 } from './fieldSet';

/** Who writes, and how it is recorded. */
export interface FieldManager {
  manager: string;
  operation: 'Apply' | 'Update';
  subresource?: string;
  apiVersion: string;
  time: string;
}

/** An entry of managedFields with its paths taken apart. */
export interface Ownership extends FieldManager {
  paths: Set<string>;
}

export function ownerships(object: KubeObject | undefined): Ownership[] {
  return (object?.metadata.managedFields ?? []).map(entry => ({
    manager: entry.manager,
    operation: entry.operation,
    subresource: entry.subresource,
    apiVersion: entry.apiVersion,
    time: entry.time ?? '',
    paths: fromFieldsV1(entry.fieldsV1),
  }));
}

export function isSameManager(a: FieldManager, b: FieldManager): boolean {
  return (
    a.manager === b.manager &&
    a.operation === b.operation &&
    (a.subresource ?? '') === (b.subresource ?? '')
  );
}

/** In their order, whoever wrote last (kubernetes/apimachinery: managedfields/internal/managedfields.go). */
export function toManagedFields(
  owners: readonly Ownership[],
): ManagedFieldsEntry[] {
  return owners
    .filter(owner => owner.paths.size > 0)
    .sort(inOrder)
    .map(owner => ({
      manager: owner.manager,
      operation: owner.operation,
      apiVersion: owner.apiVersion,
      time: owner.time,
      fieldsType: 'FieldsV1',
      fieldsV1: toFieldsV1(owner.paths),
      ...(owner.subresource && { subresource: owner.subresource }),
    }));
}

function inOrder(a: Ownership, b: Ownership): number {
  const keyOf = ({ operation, time, manager, subresource }: Ownership) =>
    [operation, time, manager, subresource ?? ''].join('\n');
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/**
 * managedFields after a create, update or patch: who changes a field becomes its owner and the
 * former owners lose it (kubernetes-sigs/structured-merge-diff: merge/update.go, Update).
 */
export function afterUpdate(
  before: KubeObject | undefined,
  after: KubeObject,
  manager: FieldManager,
): ManagedFieldsEntry[] {
  const old = before ? fieldSet(before) : new Map<string, unknown>();
  const current = fieldSet(after);
  const changed = [...current]
    .filter(
      ([path, value]) => !old.has(path) || !jsonEqual(old.get(path), value),
    )
    .map(([path]) => path);
  const owners = ownerships(before);
  let own = owners.find(owner => isSameManager(owner, manager));
  if (!own) {
    own = { ...manager, paths: new Set() };
    owners.push(own);
  }
  const taken = new Set(changed);
  for (const owner of owners) {
    owner.paths = new Set(
      [...owner.paths].filter(path => current.has(path) && !taken.has(path)),
    );
  }
  if (changed.length > 0) {
    own.time = manager.time;
    own.apiVersion = manager.apiVersion;
    changed.forEach(path => own.paths.add(path));
  }
  return toManagedFields(owners);
}
