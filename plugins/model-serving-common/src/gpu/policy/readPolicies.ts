import type { FieldReader } from '../../kubernetes/FieldReader';
import { unknownFields } from '../../settings/unknownFields';
import { readPoolMatch } from '../settings/readPoolMatch';
import type { WorkCalendar } from './calendar/WorkCalendar';
import type { GpuPolicy } from './GpuPolicy';
import { POLICY_KINDS, policyKind } from './policyKinds';

/** The rules that are sound, and what is wrong with the others, which are left out as a whole. */
export function readPolicies(
  list: FieldReader,
  calendar: WorkCalendar | undefined,
): { policies: GpuPolicy[]; problems: string[] } {
  const policies: GpuPolicy[] = [];
  const problems: string[] = [];
  for (const [index, item] of list.list().entries()) {
    const name = item.at('name').string() ?? '';
    const { policy, problems: own } = readPolicy(item, name, calendar);
    if (policies.some(other => other.name === name)) {
      own.push(`name: another rule is called "${name}"`);
    }
    const title = name ? ` (${name})` : '';
    problems.push(
      ...own.map(
        problem =>
          `gpuPools.policies[${index}]${title} is left out: ${problem}`,
      ),
    );
    if (policy && own.length === 0) {
      policies.push(policy);
    }
  }
  return { policies, problems };
}

function readPolicy(
  item: FieldReader,
  name: string,
  calendar: WorkCalendar | undefined,
): { policy: GpuPolicy | undefined; problems: string[] } {
  const malformedBefore = item.malformed.length;
  const problems = name ? [] : ['name: it has none'];
  const complain = (problem: string) => problems.push(problem);
  const kindName = item.at('kind').string() ?? '';
  const kind = policyKind(kindName);
  if (!kind) {
    problems.push(
      `kind: "${kindName}" is none; there are ${Object.keys(POLICY_KINDS).join(
        ', ',
      )}`,
    );
    return { policy: undefined, problems };
  }
  problems.push(
    ...unknownFields(item, ['name', 'kind', 'pools', ...kind.fields]),
  );
  const pools = item.at('pools');
  const base = {
    name,
    ...(pools.exists && { pools: readPoolMatch(pools, complain) }),
  };
  const own = kind.read(item, { calendar, complain });
  for (const { path, expected } of item.malformed.splice(malformedBefore)) {
    problems.push(`${path}: expected ${expected}`);
  }
  return {
    policy: own && ({ ...base, ...own } as GpuPolicy),
    problems,
  };
}
