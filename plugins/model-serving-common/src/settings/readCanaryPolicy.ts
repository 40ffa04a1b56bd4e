import {
  type GivenPolicy,
  POLICY_FIELDS,
  policyFieldExpects,
  readPolicyField,
} from '../canary/policy/policyFields';
import type { FieldReader } from '../kubernetes/FieldReader';
import { unknownFields } from './unknownFields';

/** `errorBudget` of `error-budget`: settings are written as YAML is, annotations as labels are. */
function settingOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

const SWITCHES: ReadonlySet<string> = new Set([
  'auto-rollback',
  'means-suffice',
]);

/** What a company demands of all its canaries, and what of that is not understood. */
export function readCanaryPolicy(map: FieldReader): {
  policy: GivenPolicy;
  problems: string[];
} {
  const problems = unknownFields(map, POLICY_FIELDS.map(settingOf)).map(
    problem => `canaryPolicy: ${problem}`,
  );
  let policy: GivenPolicy = {};
  for (const name of POLICY_FIELDS) {
    const field = map.at(settingOf(name));
    const value = SWITCHES.has(name) ? field.boolean() : field.scalar();
    if (value === undefined) {
      continue;
    }
    const given = readPolicyField(name, String(value));
    if (given) {
      policy = { ...policy, ...given };
    } else {
      field.reject(policyFieldExpects(name));
    }
  }
  return { policy, problems };
}
