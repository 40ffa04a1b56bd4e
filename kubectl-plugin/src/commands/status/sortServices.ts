import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import { evaluatePath } from '../../jsonpath/evaluatePath';
import { parseRelaxedPath } from '../../jsonpath/parsePath';

/** The list ordered by a JSONPath, as `kubectl get --sort-by`: what lacks the field comes first. */
export function sortServices(
  list: ModelServiceList,
  sortBy: string,
): ModelServiceList {
  const keyed = list.items.map(service => ({
    service,
    key: sortKey(service, sortBy),
  }));
  if (keyed.length > 0 && keyed.every(({ key }) => key === undefined)) {
    throw new CommandError(
      'usage',
      `--sort-by: no model service has a field ${sortBy}; see the fields with -o json`,
    );
  }
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return { ...list, items: keyed.map(({ service }) => service) };
}

type SortKey = string | number | undefined;

function sortKey(service: ModelService, sortBy: string): SortKey {
  const [value] = evaluatePath(parseRelaxedPath(sortBy), service);
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'number' ? value : textKey(value);
}

/** Unknown values, which are objects, sort by their reason, as one group. */
function textKey(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a === undefined || b === undefined) {
    return Number(a !== undefined) - Number(b !== undefined);
  }
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en', { numeric: true });
}
