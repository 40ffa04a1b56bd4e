import type { KubeObject } from '../json/KubeObject';
import { listAt, objectAt, valueAt } from '../json/read';
import { AGE, computedColumn, NAME, pathColumn, type Column } from './Column';

/** kubernetes/kubernetes: pkg/printers/internalversion/printers.go, and so below */
export const RESOURCE_QUOTA_COLUMNS: readonly Column[] = [
  NAME,
  AGE,
  computedColumn('Request', quota => quotaText(quota, false)),
  computedColumn('Limit', quota => quotaText(quota, true)),
];

export const RESOURCE_CLAIM_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('State', claimState),
  AGE,
];

export const RESOURCE_SLICE_COLUMNS: readonly Column[] = [
  NAME,
  pathColumn('Node', '.spec.nodeName'),
  pathColumn('Driver', '.spec.driver'),
  pathColumn('Pool', '.spec.pool.name'),
  AGE,
];

function quotaText(quota: KubeObject, limits: boolean): string {
  return Object.entries(objectAt(quota, 'status', 'hard') ?? {})
    .filter(([resource]) => resource.startsWith('limits.') === limits)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, hard]) => {
      const used = valueAt(quota, 'status', 'used', resource) ?? 0;
      return `${resource}: ${String(used)}/${String(hard)}`;
    })
    .join(', ');
}

function claimState(claim: KubeObject): string {
  const isDeleted = claim.metadata.deletionTimestamp !== undefined;
  const states = isDeleted ? ['deleted'] : [];
  if (!objectAt(claim, 'status', 'allocation')) {
    return [...states, ...(isDeleted ? [] : ['pending'])].join(',');
  }
  const isReserved = listAt(claim, 'status', 'reservedFor').length > 0;
  return [...states, 'allocated', ...(isReserved ? ['reserved'] : [])].join(
    ',',
  );
}
