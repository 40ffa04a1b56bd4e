import { servingPlatforms } from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../cli/CommandError';

/** What the definitions of these kinds register as short names; asking for them costs a request. */
const shortNames = new Map([
  ['isvc', 'InferenceService'],
  ['llmisvc', 'LLMInferenceService'],
  ['ig', 'InferenceGraph'],
  ['deploy', 'Deployment'],
]);

/**
 * The kind a user means by `isvc`, `InferenceService`, `inferenceservices` or
 * `inferenceservice.serving.kserve.io`. Throws CommandError.
 */
export function kindOf(type: string): string {
  const wanted = type.toLowerCase();
  const types = servingPlatforms
    .flatMap(({ resources }) => resources)
    .filter(({ role }) => role === 'service')
    .map(need => need.type);
  const found = types.find(({ kind, plural, group }) =>
    [kind.toLowerCase(), plural]
      .flatMap(name => [name, `${name}.${group}`])
      .includes(wanted),
  );
  const kind = found?.kind ?? shortNames.get(wanted);
  if (kind === undefined) {
    const known = types.map(one => one.kind.toLowerCase());
    throw new CommandError(
      'usage',
      `"${type}" is no type of a model service: known are ${[
        ...new Set(known),
      ].join(', ')}; a namespace is given with -n`,
    );
  }
  return kind;
}
