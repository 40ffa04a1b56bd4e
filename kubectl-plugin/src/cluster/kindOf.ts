import {
  type ResourceType,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../cli/CommandError';

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
  const found = types.find(one => namesOf(one).includes(wanted));
  if (found === undefined) {
    throw new CommandError(
      'usage',
      `"${type}" is no type of a model service: known are ${[
        ...new Set(types.map(one => one.kind.toLowerCase())),
      ].join(', ')}; a namespace is given with -n`,
    );
  }
  return found.kind;
}

/** What kubectl takes for a kind too; asking the cluster for it costs a request. */
function namesOf({
  kind,
  plural,
  group,
  shortNames = [],
}: ResourceType): string[] {
  const names = [kind.toLowerCase(), plural];
  return [...names, ...names.map(name => `${name}.${group}`), ...shortNames];
}
