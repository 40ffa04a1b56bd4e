import { isUnknown, type Known } from '@modeldeck/plugin-model-serving-common';
import type { FleetRow } from './fleetRow';
import { compareHealth } from './healthStatus';
import { platformTitle } from './platformTitle';
import { trafficBar } from './traffic';

export const sortColumns = [
  'health',
  'name',
  'cluster',
  'platform',
  'model',
  'traffic',
  'pods',
  'gpus',
  'owner',
  'age',
] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface RowOrder {
  column: SortColumn;
  direction: 'ascending' | 'descending';
}

/**
 * Sorted copy. Equal rows are ordered by name, cluster and namespace, so that a live table does not
 * shuffle. Unknown values are last in both directions: they are neither large nor small.
 */
export function sortRows(
  rows: readonly FleetRow[],
  { column, direction }: RowOrder,
): FleetRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map(row => ({ row, key: sortKey(row, column) }))
    .sort(
      (a, b) =>
        compareKeys(a.key, b.key, sign) || compareIdentity(a.row, b.row),
    )
    .map(({ row }) => row);
}

type SortKey = string | number | undefined;

function sortKey(row: FleetRow, column: SortColumn): SortKey {
  const { service } = row;
  switch (column) {
    case 'health':
      return compareHealth(service.health.status, 'failed');
    case 'name':
      return service.name;
    case 'cluster':
      return `${service.cluster}\n${service.namespace}`;
    case 'platform':
      return `${platformTitle(service.platform)}\n${service.mode}`;
    case 'model':
      return ordered(service.model.name);
    case 'traffic':
      return canaryShare(row);
    case 'pods':
      return ordered(row.pods.ready);
    case 'gpus':
      return gpuCount(row);
    case 'owner':
      return ordered(service.owner);
    case 'age':
      return newestFirst(service.createdAt);
    default:
      return undefined;
  }
}

function canaryShare({ service }: FleetRow): number | undefined {
  const { segments, unknown } = trafficBar(service.revisions, 'programmed');
  return unknown.length > 0
    ? undefined
    : segments
        .filter(({ role }) => role === 'canary')
        .reduce((sum, { percent }) => sum + percent, 0);
}

function gpuCount({ accelerators }: FleetRow): number | undefined {
  return isUnknown(accelerators)
    ? undefined
    : accelerators.reduce((sum, { count }) => sum + count, 0);
}

function newestFirst(createdAt: Known<string>): number | undefined {
  return isUnknown(createdAt) ? undefined : -Date.parse(createdAt);
}

function ordered<T extends string | number>(value: Known<T>): T | undefined {
  return isUnknown(value) ? undefined : value;
}

function compareKeys(a: SortKey, b: SortKey, sign: number): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return sign * compare(a, b);
}

function compareIdentity(a: FleetRow, b: FleetRow): number {
  return (
    compare(a.service.name, b.service.name) ||
    compare(a.service.id, b.service.id)
  );
}

function compare(a: string | number, b: string | number): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
