import { isUnknown } from '../../../model/known';
import { livePredictors } from '../seldonShares';
import type { PlanSubject } from './PlanSubject';

/** How to get back to what the spec asks for now. */
export function undoOf(
  { service, deployment }: PlanSubject,
  removed: readonly string[],
): string {
  if (removed.length > 0) {
    return `add ${removed.join(
      ', ',
    )} to spec.predictors again from your own manifest, with traffic that adds up to 100`;
  }
  const live = new Set(livePredictors(deployment).map(({ name }) => name));
  const weights = service.revisions
    .filter(({ name }) => live.has(name))
    .map(({ name, traffic: { declared } }) =>
      isUnknown(declared) ? undefined : `${name} ${declared.percent} %`,
    );
  return weights.includes(undefined)
    ? 'set the weights that it shall have: those of now do not add up to 100'
    : `set the weights back: ${weights.join(', ')}`;
}
