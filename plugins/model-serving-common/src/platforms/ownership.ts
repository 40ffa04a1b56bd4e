import { firstMark, type Marks } from '../kubernetes/marks';
import { type Known, orUnknown } from '../model/known';
import type { ModelService } from '../model/types';
import type { ServingSettings } from '../settings/ServingSettings';

/** Who answers for the service, and what it is part of; either may be a label or an annotation. */
export function ownership(
  places: readonly Marks[],
  { ownerKeys, systemKeys }: ServingSettings,
): Pick<ModelService, 'owner' | 'system'> {
  return {
    owner: marked(places, ownerKeys),
    system: marked(places, systemKeys),
  };
}

function marked(
  places: readonly Marks[],
  keys: readonly string[],
): Known<string> {
  return orUnknown(
    firstMark(places, ...keys),
    `no label or annotation ${keys.join(' or ')}`,
  );
}
