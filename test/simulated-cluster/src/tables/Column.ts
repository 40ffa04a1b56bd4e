import { compileJsonPath } from '../json/jsonPath';
import type { KubeObject } from '../json/KubeObject';
import { isJsonObject } from '../json/read';
import { humanDuration } from './humanDuration';

export type Cell = string | number | boolean | null;

/** A column of the tables that the API server prints for kubectl. */
export interface Column {
  name: string;
  type: 'string' | 'integer' | 'boolean' | 'date';
  /** above 0: only with `-o wide` */
  priority: number;
  format?: string;
  cell(object: KubeObject, now: Date): Cell;
}

export function computedColumn(
  name: string,
  cell: Column['cell'],
  options: { type?: Column['type']; priority?: number; format?: string } = {},
): Column {
  return { name, type: 'string', priority: 0, ...options, cell };
}

/** A column as custom resource definitions declare it. */
export function pathColumn(
  name: string,
  path: string,
  options: { type?: Column['type']; priority?: number } = {},
): Column {
  const find = compileJsonPath(path);
  const type = options.type ?? 'string';
  return computedColumn(
    name,
    (object, now) => toCell(find(object)[0], type, now),
    options,
  );
}

/**
 * Only the first value of a path is shown, and one of the wrong type not at all
 * (kubernetes/apiextensions-apiserver: pkg/registry/customresource/tableconvertor).
 */
function toCell(value: unknown, type: Column['type'], now: Date): Cell {
  if (value === undefined || value === null) {
    return null;
  }
  switch (type) {
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return age(value, now);
    default:
      return Array.isArray(value) || isJsonObject(value)
        ? JSON.stringify(value)
        : String(value);
  }
}

function age(value: unknown, now: Date): string {
  const time = Date.parse(String(value));
  return Number.isNaN(time) ? '<invalid>' : humanDuration(now.getTime() - time);
}

export const NAME = computedColumn('Name', object => object.metadata.name, {
  format: 'name',
});

export const AGE = computedColumn('Age', (object, now) =>
  object.metadata.creationTimestamp === undefined
    ? '<unknown>'
    : age(object.metadata.creationTimestamp, now),
);

/** The Age of custom resources, whose definition calls it a date. */
export const AGE_DATE = pathColumn('Age', '.metadata.creationTimestamp', {
  type: 'date',
});
