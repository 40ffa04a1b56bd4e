import type { ModelService } from '../../../model/types';
import type { WhyNot } from '../WhyNot';

/** Where nothing runs, a canary would be all that answers. */
export function stopped({
  kind,
  name,
}: Pick<ModelService, 'kind' | 'name'>): WhyNot {
  return {
    reason: 'stopped',
    message: `${kind} "${name}" is stopped: nothing runs that a canary could be compared with`,
    instead: 'start it first',
  };
}
