import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { matchesSelection } from './matchesSelection';
import type { ObjectsRead } from './readObjects';

/**
 * The services that a label selector means: those with an object, of the ones a user edits, that
 * carries such labels. The API server cannot do all of it, since another platform may need every
 * object of a kind, as graphs need every InferenceService.
 */
export function selectServices(
  services: readonly ModelService[],
  read: readonly ObjectsRead[],
  labelSelector: string,
): ModelService[] {
  const selected = new Set(
    read
      .flatMap(({ objects }) => objects)
      .filter(object => matchesSelection(object, { labelSelector }))
      .map(({ kind, metadata }) => keyOf(kind, metadata)),
  );
  return services.filter(({ namespace, objects }) =>
    objects.some(({ kind, name }) =>
      selected.has(keyOf(kind, { namespace, name })),
    ),
  );
}

function keyOf(
  kind: string,
  { namespace, name }: { namespace?: string; name: string },
): string {
  return [kind, namespace, name].join('/');
}
