import { InputError } from '@backstage/errors';
import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';

/** An Experiment of Seldon Core 2 comes with the Models, and with the Pipeline, that it is about. */
const COMES_WITH_OTHERS = 'Experiment';

/**
 * The one service that documents make.
 *
 * @throws InputError where they make none, or several
 */
export function onlyService({ items }: ModelServiceList): ModelService {
  const leading = items.filter(({ kind }) => kind === COMES_WITH_OTHERS);
  const [service, ...others] = leading.length > 0 ? leading : items;
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
