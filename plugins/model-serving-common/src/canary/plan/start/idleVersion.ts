import { known } from '../../../model/known';
import type { ModelService, Revision } from '../../../model/types';
import type { StartCanaryRequest } from '../PlanRequest';
import type { WhyNot } from '../WhyNot';
import { inFlight } from './inFlight';

/** Percent by revision. */
type Weights = Record<string, number>;

/**
 * A first share for a version that is there already and gets nothing: where each version is an
 * object of its own, to start one is to set weights.
 *
 * @param absent the answer where no idle version is the one that is asked for
 */
export function idleVersion(
  { revisions }: Pick<ModelService, 'revisions'>,
  { percent }: Pick<StartCanaryRequest, 'percent'>,
  {
    isThatVersion,
    absent,
  }: { isThatVersion: (revision: Revision) => boolean; absent: WhyNot },
): Weights | WhyNot {
  const going = inFlight(revisions, isThatVersion);
  const stable = revisions.find(({ role }) => role === 'stable');
  const idle = revisions.filter(
    revision =>
      revision !== stable &&
      revision.role !== 'shadow' &&
      getsNothing(revision) &&
      isThatVersion(revision),
  );
  const [only, ...others] = idle;
  if (going) {
    return going;
  }
  if (stable && isThatVersion(stable)) {
    return {
      reason: 'same-version',
      message: `${stable.name} is that version already`,
      instead: 'give another version',
    };
  }
  if (!only || others.length > 0) {
    return only ? ambiguous(idle) : absent;
  }
  return stable
    ? { [stable.name]: 100 - percent, [only.name]: percent }
    : {
        reason: 'no-stable-version',
        message: 'which version is the stable one cannot be told',
        instead: 'label it with modeldeck.io/role=stable, or set weights',
      };
}

/** By the route; by the spec where the route does not tell. */
function getsNothing({ traffic: { declared, programmed } }: Revision): boolean {
  return (known(programmed) ?? known(declared))?.percent === 0;
}

function ambiguous(idle: readonly Revision[]): WhyNot {
  return {
    reason: 'several-canaries',
    message: `more than one could be meant: ${idle
      .map(({ name }) => name)
      .join(', ')}`,
    instead: 'set the weights of the one that is meant',
  };
}

/** Weights have names for keys: one of them may be `reason`. */
export function isWhyNot(found: Weights | WhyNot): found is WhyNot {
  return typeof found.reason === 'string';
}
