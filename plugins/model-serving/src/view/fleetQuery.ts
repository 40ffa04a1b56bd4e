import {
  isUnknown,
  type HealthStatus,
  type Known,
} from '@modeldeck/plugin-model-serving-common';
import type { FleetRow } from './fleetRow';
import { isHealthStatus } from './healthStatus';
import { platformTitle } from './platformTitle';

/** Facets of which one value is chosen at a time. */
export const facets = ['cluster', 'namespace', 'platform', 'owner'] as const;
export type Facet = (typeof facets)[number];

/** Stands for services whose value is unknown; no Kubernetes name starts like this. */
export const UNKNOWN_VALUE = '~unknown';

/** What of the fleet to show. It lives in the page's address, so that a view can be sent on. */
export interface FleetQuery {
  text: string;
  health: HealthStatus[];
  canaryOnly: boolean;
  facets: Partial<Record<Facet, string>>;
}

export function parseFleetQuery(params: URLSearchParams): FleetQuery {
  const chosen = facets.flatMap(facet => {
    const value = params.get(facet);
    return value ? [[facet, value] as const] : [];
  });
  return {
    text: params.get('q') ?? '',
    health: params.getAll('health').filter(isHealthStatus),
    canaryOnly: params.get('canary') === 'true',
    facets: Object.fromEntries(chosen),
  };
}

export function fleetQueryParams(query: FleetQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.text) {
    params.set('q', query.text);
  }
  for (const status of query.health) {
    params.append('health', status);
  }
  for (const facet of facets) {
    const value = query.facets[facet];
    if (value) {
      params.set(facet, value);
    }
  }
  if (query.canaryOnly) {
    params.set('canary', 'true');
  }
  return params;
}

export function isEmptyQuery(query: FleetQuery): boolean {
  return fleetQueryParams(query).size === 0;
}

export function filterRows(
  rows: readonly FleetRow[],
  query: FleetQuery,
): FleetRow[] {
  const terms = query.text.toLocaleLowerCase('en').split(/\s+/);
  const chosen = facets.filter(facet => query.facets[facet]);
  return rows.filter(
    row =>
      (query.health.length === 0 ||
        query.health.includes(row.service.health.status)) &&
      (!query.canaryOnly || row.canary) &&
      chosen.every(facet => facetValue(row, facet) === query.facets[facet]) &&
      terms.every(term => row.searchText.includes(term)),
  );
}

/** How many services there are of each health, under all filters but that of health. */
export function countHealth(
  rows: readonly FleetRow[],
  query: FleetQuery,
): Map<HealthStatus, number> {
  const counts = new Map<HealthStatus, number>();
  for (const { service } of filterRows(rows, { ...query, health: [] })) {
    const { status } = service.health;
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

/** The values there are to choose from, ordered as they are shown, the unknown one last. */
export function facetValues(rows: readonly FleetRow[], facet: Facet): string[] {
  const values = new Set(rows.map(row => facetValue(row, facet)));
  const hasUnknown = values.delete(UNKNOWN_VALUE);
  const label = (value: string) => facetLabel(facet, value);
  return [
    ...[...values].sort((a, b) => (label(a) < label(b) ? -1 : 1)),
    ...(hasUnknown ? [UNKNOWN_VALUE] : []),
  ];
}

/** A known value as it is shown. */
export function facetLabel(facet: Facet, value: string): string {
  return facet === 'platform' ? platformTitle(value) : value;
}

function facetValue({ service }: FleetRow, facet: Facet): string {
  const value: Known<string> = service[facet];
  return isUnknown(value) ? UNKNOWN_VALUE : value;
}
