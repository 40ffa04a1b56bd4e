import {
  canaryTarget,
  type CanaryTarget,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';

/** The two revisions that are compared. Throws CommandError where there is no canary. */
export function requireCanary(service: ModelService): CanaryTarget {
  const target = canaryTarget(service);
  if ('reason' in target) {
    throw new CommandError(
      'not-found',
      `${service.namespace}/${service.name}: ${target.reason}; see those in flight with: kubectl model canary -A`,
    );
  }
  return target;
}

/** Evidence of one pair of revisions says nothing of another. Throws CommandError. */
export function requireSame(
  before: CanaryTarget | undefined,
  { canary, stable }: CanaryTarget,
): void {
  if (!before) {
    return;
  }
  const changed = [
    before.canary.name === canary.name
      ? []
      : [`${canary.name} is the canary now, not ${before.canary.name}`],
    before.stable.name === stable.name
      ? []
      : [`${stable.name} is stable now, not ${before.stable.name}`],
  ].flat();
  if (changed.length > 0) {
    throw new CommandError(
      'not-found',
      `what was watched is there no more: ${changed.join(
        ', ',
      )}; begin anew with the same command`,
    );
  }
}
