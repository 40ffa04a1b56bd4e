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
  const needs = servingPlatforms.flatMap(({ resources }) => resources);
  const types = needs
    .filter(({ role }) => role === 'service')
    .map(need => need.type);
  const wanted = type.toLowerCase();
  const found = types.find(one => namesOf(one).includes(wanted));
  if (found === undefined) {
    const all = needs.map(need => need.type);
    const known = types.map(one => clearName(one, all));
    throw new CommandError(
      'usage',
      `"${type}" is no type of a model service: known are ${[
        ...new Set(known),
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

/** With its group where another kind has the same name, as Knative's Service has. */
function clearName(
  { id, kind, group }: ResourceType,
  all: readonly ResourceType[],
): string {
  const isShared = all.some(other => other.kind === kind && other.id !== id);
  return isShared ? `${kind.toLowerCase()}.${group}` : kind.toLowerCase();
}
