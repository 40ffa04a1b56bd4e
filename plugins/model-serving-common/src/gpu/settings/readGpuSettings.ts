import { parseSeconds } from '../../canary/policy/parseSeconds';
import type { FieldReader } from '../../kubernetes/FieldReader';
import { isLabelKey } from '../../kubernetes/parseLabelSelector';
import { unknownFields } from '../../settings/unknownFields';
import {
  DEFAULT_GPU_SETTINGS,
  type GpuSettings,
  type PoolRoleRule,
} from '../GpuSettings';
import { readWorkCalendar } from '../policy/calendar/readWorkCalendar';
import { readPolicies } from '../policy/readPolicies';
import { readGpuPrices } from './readGpuPrices';
import { readPoolMatch } from './readPoolMatch';

const FIELDS = ['labelKeys', 'roles', 'idle', 'prices', 'calendar', 'policies'];

type Complain = (problem: string) => void;

/** What a company says of its accelerators, below `gpuPools`, and what of that is not understood. */
export function readGpuSettings(map: FieldReader): {
  gpu: GpuSettings;
  problems: string[];
} {
  const problems: string[] = [];
  const complain: Complain = problem => problems.push(`gpuPools.${problem}`);
  for (const problem of unknownFields(map, FIELDS)) {
    problems.push(`gpuPools: ${problem}`);
  }
  const calendar = map.at('calendar').exists
    ? readWorkCalendar(map.at('calendar'), complain)
    : undefined;
  const { policies, problems: ofPolicies } = readPolicies(
    map.at('policies'),
    calendar,
  );
  const { prices, problems: ofPrices } = readGpuPrices(map.at('prices'));
  return {
    gpu: {
      poolKeys: readPoolKeys(map.at('labelKeys'), complain),
      poolRoles: readRoles(map.at('roles'), complain),
      idle: readIdle(map.at('idle'), complain),
      prices,
      policies,
    },
    problems: [...problems, ...ofPolicies, ...ofPrices],
  };
}

/** A company's own keys come before the clouds'. */
function readPoolKeys(list: FieldReader, complain: Complain): string[] {
  const given = list.list().flatMap(item => item.string() ?? []);
  for (const key of given.filter(text => !isLabelKey(text))) {
    complain(`labelKeys: "${key}" is no key that a label can have`);
  }
  return [
    ...new Set([...given.filter(isLabelKey), ...DEFAULT_GPU_SETTINGS.poolKeys]),
  ];
}

function readRoles(list: FieldReader, complain: Complain): PoolRoleRule[] {
  return list.list().flatMap((item, index) => {
    const of: Complain = problem => complain(`roles[${index}]: ${problem}`);
    unknownFields(item, ['role', 'match']).forEach(of);
    const role = item.at('role').string();
    const match = readPoolMatch(item.at('match'), of, ['name', 'label']);
    if (!role) {
      of('role: it names none');
      return [];
    }
    return [{ role, match }];
  });
}

function readIdle(map: FieldReader, complain: Complain): GpuSettings['idle'] {
  for (const problem of unknownFields(map, ['utilization', 'after'])) {
    complain(`idle: ${problem}`);
  }
  const { idle } = DEFAULT_GPU_SETTINGS;
  const utilization = map.at('utilization');
  const share = utilization.number();
  if (share !== undefined && (share < 0 || share >= 1)) {
    utilization.reject('a share from 0 to below 1');
  }
  const after = map.at('after');
  const text = after.string();
  const seconds = text === undefined ? undefined : parseSeconds(text);
  if (text !== undefined && !seconds) {
    after.reject('a duration, e.g. 1h');
  }
  return {
    utilization: share ?? idle.utilization,
    afterSeconds: seconds || idle.afterSeconds,
  };
}
