import { firstMark, type Marks } from '../kubernetes/marks';
import { orUnknown } from '../model/known';
import type { ModelService } from '../model/types';

/** Who answers for the service, and what it is part of; either may be a label or an annotation. */
export function ownership(
  places: readonly Marks[],
): Pick<ModelService, 'owner' | 'system'> {
  return {
    owner: orUnknown(
      firstMark(places, 'modeldeck.io/owner'),
      'no label or annotation modeldeck.io/owner',
    ),
    system: orUnknown(
      firstMark(places, 'modeldeck.io/system', 'app.kubernetes.io/part-of'),
      'no label or annotation modeldeck.io/system',
    ),
  };
}
