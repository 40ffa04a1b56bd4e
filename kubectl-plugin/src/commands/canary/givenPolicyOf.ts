import {
  type GivenPolicy,
  POLICY_FIELDS,
  policyFieldExpects,
  readPolicyField,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import type { PolicyFlags } from '../../cli/Operation';

/** The policy that flags demand. Throws CommandError. */
export function givenPolicyOf(flags: PolicyFlags): GivenPolicy {
  let policy: GivenPolicy = {};
  for (const name of POLICY_FIELDS) {
    const text = flags[name];
    if (text === undefined) {
      continue;
    }
    const given = readPolicyField(name, text);
    if (!given) {
      throw new CommandError(
        'usage',
        `--${name} takes ${policyFieldExpects(name)}, not "${text}"`,
      );
    }
    policy = { ...policy, ...given };
  }
  return policy;
}
