import {
  type Known,
  type ModelService,
  type ModelServiceList,
  type Revision,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { compareHealth } from '../healthStatus';
import { hasCanaryInFlight } from './canaryActions';
import { runningSince } from './revisionAge';

/** A service with a canary in flight, as the table of them needs it. */
export interface CanaryRow {
  id: string;
  service: ModelService;
  stable: Revision[];
  canary: Revision[];
  /** since when the canary runs */
  since: Known<string>;
}

/** Those whose health is worst first, then by name. */
export function canaryRows({
  items,
}: Pick<ModelServiceList, 'items'>): CanaryRow[] {
  return items
    .filter(hasCanaryInFlight)
    .map(canaryRow)
    .sort(
      ({ service: a }, { service: b }) =>
        compareHealth(a.health.status, b.health.status) ||
        a.name.localeCompare(b.name, 'en') ||
        a.id.localeCompare(b.id, 'en'),
    );
}

function canaryRow(service: ModelService): CanaryRow {
  const { id, revisions } = service;
  const canary = revisions.filter(({ role }) => role === 'canary');
  const [first] = canary;
  return {
    id,
    service,
    stable: revisions.filter(({ role }) => role === 'stable'),
    canary,
    since: first ? runningSince(first) : unknown('there is no canary yet'),
  };
}
