import type { Revision } from '../../model/types';
import type { WhyNot } from './WhyNot';

/**
 * Which revision a promotion is about, where none is named: the canary, else the candidate that
 * waits to become it.
 *
 * @param none the answer where there is neither
 */
export function onlyCanary(
  revisions: readonly Revision[],
  none: WhyNot,
): Revision | WhyNot {
  const canaries = revisions.filter(({ role }) => role === 'canary');
  const [only, ...others] =
    canaries.length > 0
      ? canaries
      : revisions.filter(({ role }) => role === 'candidate');
  if (only === undefined || others.length === 0) {
    return only ?? none;
  }
  return {
    reason: 'several-canaries',
    message: `there is more than one: ${[only, ...others]
      .map(({ name }) => name)
      .join(', ')}`,
    instead: 'set the weights of the one that is meant',
  };
}
