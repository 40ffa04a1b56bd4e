import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { condition } from '../../../kubernetes/conditions';
import type { RolloutHealthRule } from './RolloutRule';

/** The controller does nothing at all with a spec that it rejects; old pods go on as they are. */
export const invalidSpec: RolloutHealthRule = ({ rollout }) => {
  const invalid = condition(rollout.conditions, 'InvalidSpec');
  if (!invalid) {
    return undefined;
  }
  const { name } = rollout.metadata;
  return findingAbout(rollout, {
    rule: 'invalid-spec',
    severity: 'error',
    cause: `its controller rejects the spec, so that no change of it has any effect: ${quote(
      invalid.message,
    )}`,
    evidence: [
      { source: 'condition', detail: `InvalidSpec: ${quote(invalid.message)}` },
    ],
    fix: `correct the field that the message names: ${kubectlCommand(
      rollout,
      'edit',
      'rollout',
      name,
    )}`,
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  });
};
