import { InputError } from '@backstage/errors';
import {
  healthStatusSchema,
  known,
  type ModelService,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';

/** The query parameters that `/services` takes; each may be repeated, any of its values match. */
const PARAMETERS = ['cluster', 'namespace', 'health', 'owner'] as const;

type Parameter = (typeof PARAMETERS)[number];

/** The values that a service must have one of, by parameter. */
export type ServiceFilter = Partial<Record<Parameter, string[]>>;

/**
 * Reads the filter of a request.
 *
 * @throws InputError for a parameter that does not exist: left out silently it would answer a
 * misspelt question with every service.
 */
export function readServiceFilter(
  query: Record<string, unknown>,
): ServiceFilter {
  const filter: ServiceFilter = {};
  for (const [name, value] of Object.entries(query)) {
    const parameter = PARAMETERS.find(candidate => candidate === name);
    if (!parameter) {
      throw new InputError(
        `No such filter; known are ${PARAMETERS.join(', ')}`,
      );
    }
    filter[parameter] = readValues(parameter, value);
  }
  return filter;
}

function readValues(parameter: Parameter, value: unknown): string[] {
  const values = [value].flat();
  if (!values.every(item => typeof item === 'string')) {
    throw new InputError(`The filter ${parameter} must be text`);
  }
  if (parameter === 'health') {
    for (const item of values) {
      if (!healthStatusSchema.safeParse(item).success) {
        throw new InputError(
          `No such health; known are ${healthStatusSchema.options.join(', ')}`,
        );
      }
    }
  }
  return values;
}

/** The list with the services that match, and the state of the clusters asked for. */
export function filterServices(
  list: ModelServiceList,
  filter: ServiceFilter,
): ModelServiceList {
  return {
    ...list,
    clusters: list.clusters.filter(({ name }) => has(filter.cluster, name)),
    items: list.items.filter(service => matches(service, filter)),
  };
}

function matches(service: ModelService, filter: ServiceFilter): boolean {
  return (
    has(filter.cluster, service.cluster) &&
    has(filter.namespace, service.namespace) &&
    has(filter.health, service.health.status) &&
    has(filter.owner, known(service.owner))
  );
}

function has(values: string[] | undefined, value: string | undefined) {
  return !values || (value !== undefined && values.includes(value));
}
