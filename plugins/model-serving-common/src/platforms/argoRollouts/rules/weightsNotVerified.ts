import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { RolloutRule } from './RolloutRule';

/** The weights are written, but the load balancer does not show them: who gets what is open. */
export const weightsNotVerified: RolloutRule = ({ view: { rollout } }) => {
  const { strategy, status } = rollout;
  if (strategy?.kind !== 'canary' || status.weights?.verified !== false) {
    return undefined;
  }
  const { canary, stable } = status.weights;
  return findingAbout(rollout, {
    rule: 'weights-not-verified',
    severity: 'warning',
    cause: `${
      strategy.trafficRouting ?? 'its router'
    } has not confirmed the weights that were set, so that it does not go on`,
    evidence: [
      {
        source: 'field',
        detail: `status.canary.weights: canary ${canary.weight}, stable ${stable.weight}, verified false`,
      },
    ],
    fix: `look at the load balancer and at the events: ${kubectlCommand(
      rollout,
      'describe',
      'rollout',
      rollout.metadata.name,
    )}`,
  });
};
