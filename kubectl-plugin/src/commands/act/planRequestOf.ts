import type {
  ModelService,
  PlanRequest,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import type { CanaryAction, WantedWeights } from '../../cli/Operation';

/** What is wanted of a service, in its revisions. Throws CommandError of kind `usage`. */
export function planRequestOf(
  wanted: CanaryAction,
  service: ModelService,
): PlanRequest {
  return wanted.action === 'set-weight'
    ? { action: 'set-weight', weights: weightsOf(wanted.weights, service) }
    : wanted;
}

/**
 * One number is the share of the canary, or of the candidate that waits to become it, and stable
 * gets the rest; anything else must be named.
 */
function weightsOf(
  weights: WantedWeights,
  { name, revisions }: ModelService,
): Record<string, number> {
  if ('byRevision' in weights) {
    return weights.byRevision;
  }
  const withRole = (wanted: string) =>
    revisions.filter(({ role }) => role === wanted);
  const [stable, ...otherStable] = withRole('stable');
  const canaries = withRole('canary');
  const [canary, ...otherCanaries] =
    canaries.length > 0 ? canaries : withRole('candidate');
  if (!stable || !canary || otherStable.length + otherCanaries.length > 0) {
    const roles = revisions.map(one => `${one.name} (${one.role})`);
    throw new CommandError(
      'usage',
      `one weight is that of the canary, and ${name} has not just one stable and one canary revision: write REVISION=PERCENT for ${
        roles.join(', ') || 'its revisions, of which there are none yet'
      }`,
    );
  }
  return {
    [stable.name]: rest(weights.canary),
    [canary.name]: weights.canary,
  };
}

/** Two decimals, as weights have at most: 100 - 33.3 is not 66.7 in binary. */
function rest(percent: number): number {
  return Math.round((100 - percent) * 100) / 100;
}
