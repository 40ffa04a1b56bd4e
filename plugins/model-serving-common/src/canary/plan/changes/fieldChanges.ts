import { plainText } from '../../../kubernetes/plainText';
import { textWithoutCredentials } from '../../../kubernetes/withoutCredentials';
import type { FieldChange, PlannedWrite } from '../../../model/types';
import { applyPatch } from './applyPatch';

/** Nobody reads more, and whoever can write the object can make it as deep and wide as they like. */
const MOST_CHANGES = 40;
const DEEPEST = 24;
const LONGEST_VALUE = 120;

/**
 * What a write changes in an object as it was read, field by field. Values are text for people:
 * printable, short, without credentials.
 *
 * @public
 */
export function fieldChanges(
  raw: unknown,
  write: Pick<PlannedWrite, 'type' | 'patch'>,
): FieldChange[] {
  const changes: FieldChange[] = [];
  compare(raw, applyPatch(raw, write), '', DEEPEST, changes);
  return changes.length < MOST_CHANGES
    ? changes
    : [...changes, { path: 'and further fields' }];
}

function compare(
  from: unknown,
  to: unknown,
  path: string,
  depth: number,
  changes: FieldChange[],
): void {
  if (from === to || changes.length >= MOST_CHANGES) {
    return;
  }
  const keys = depth > 0 ? keysOf(from, to) : [];
  for (const key of keys) {
    compare(
      valueOf(from, key),
      valueOf(to, key),
      pathTo(path, key, from ?? to),
      depth - 1,
      changes,
    );
  }
  if (keys.length === 0) {
    changes.push({
      path: plainText(path),
      ...(from !== undefined && { from: textOf(from) }),
      ...(to !== undefined && { to: textOf(to) }),
    });
  }
}

/** The fields of either, where both are of a shape or one of them is not there. */
function keysOf(from: unknown, to: unknown): string[] {
  const shapes = [from, to].filter(value => value !== undefined);
  const isComparable =
    shapes.every(value => typeof value === 'object' && value !== null) &&
    new Set(shapes.map(value => Array.isArray(value))).size === 1;
  return isComparable
    ? [...new Set(shapes.flatMap(value => Object.keys(value as object)))]
    : [];
}

function valueOf(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[key];
}

function pathTo(path: string, key: string, parent: unknown): string {
  if (Array.isArray(parent)) {
    return `${path}[${key}]`;
  }
  if (!/^[\w-]+$/.test(key)) {
    return `${path}["${key}"]`;
  }
  return path ? `${path}.${key}` : key;
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? '[…]' : '{…}';
  }
  return plainText(textWithoutCredentials(String(value)), LONGEST_VALUE);
}
