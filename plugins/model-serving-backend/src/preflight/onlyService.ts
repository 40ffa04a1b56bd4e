import { InputError } from '@backstage/errors';
import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';

/**
 * The one service that documents make.
 *
 * @throws InputError where they make none, or several
 */
export function onlyService({ items }: ModelServiceList): ModelService {
  const [service, ...others] = items;
  if (service && others.length === 0) {
    return service;
  }
  throw new InputError(
    service
      ? `The documents make several model services: ${items
          .map(({ name }) => name)
          .join(', ')}; send those of one`
      : 'The documents make no model service that could be told',
  );
}
