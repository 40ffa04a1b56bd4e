import type { Malformed } from '../../kubernetes/FieldReader';
import type { Marks } from '../../kubernetes/marks';
import {
  type GivenPolicy,
  POLICY_FIELDS,
  policyFieldExpects,
  readPolicyField,
} from './policyFields';

const PREFIX = 'modeldeck.io/canary-';

/** The policy that annotations state, the first place with a key counting; and what is no policy. */
export function policyMarks(places: readonly Pick<Marks, 'annotations'>[]): {
  policy: GivenPolicy;
  malformed: Malformed[];
} {
  let policy: GivenPolicy = {};
  const malformed: Malformed[] = [];
  for (const name of POLICY_FIELDS) {
    const key = `${PREFIX}${name}`;
    const text = places
      .map(({ annotations }) => annotations[key]?.trim())
      .find(value => value);
    if (text === undefined) {
      continue;
    }
    const given = readPolicyField(name, text);
    if (given) {
      policy = { ...policy, ...given };
    } else {
      malformed.push({
        path: key,
        expected: policyFieldExpects(name),
        got: text.slice(0, 40),
      });
    }
  }
  return { policy, malformed };
}
