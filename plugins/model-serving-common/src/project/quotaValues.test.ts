import { projectContent } from './projectContent';
import type { Answers } from './ProjectKind';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from './ProjectSettings';
import type { QuotaValues } from './quotaValues';

function quota(
  answers: Answers,
  settings: Partial<ProjectSettings> = {},
): QuotaValues {
  const content = projectContent('python-service', answers, {
    ...DEFAULT_PROJECT_SETTINGS,
    ...settings,
  });
  const [first] = content?.variants ?? [];
  expect(first?.quota).toEqual(content?.values.quota);
  return content?.values.quota as QuotaValues;
}

const QUEUES = { default: 'standard', a100: 'gpus' };

it('asks for nothing that nobody configured', () => {
  expect(quota({})).toEqual({
    queue: '',
    besideQueue: '',
    cpuLimit: '',
    cpuRatio: 0,
  });
});

describe('a queue', () => {
  const gpu = { accelerator: 'nvidia.com/gpu' };

  it.each<[string, Answers, string]>([
    ['of its own pool', { ...gpu, pool: 'a100' }, 'gpus'],
    [
      'for the rest, where the pool has none',
      { ...gpu, pool: 't4' },
      'standard',
    ],
    ['for the rest, without a pool', gpu, 'standard'],
    [
      'for the rest, where no accelerator is asked for',
      { accelerator: 'none', pool: 'a100' },
      'standard',
    ],
  ])('is the one %s', (_, answers, queue) => {
    expect(quota(answers, { queues: QUEUES })).toMatchObject({
      queue,
      besideQueue: 'standard',
    });
  });

  it('is none for a pool without one, where there is none for the rest', () => {
    expect(
      quota({ ...gpu, pool: 't4' }, { queues: { a100: 'gpus' } }).queue,
    ).toBe('');
  });
});

describe('a limit of CPU', () => {
  it.each([
    ['500m', 2, '1'],
    ['250m', 3, '750m'],
    ['1', 2, '2'],
    ['1.5', 1, '1500m'],
    ['0.1', 3, '300m'],
    ['much', 2, ''],
  ])('of %s, %d times, is %s', (cpu, cpuLimitRatio, cpuLimit) => {
    expect(quota({ cpu }, { cpuLimitRatio })).toMatchObject({
      cpuLimit,
      cpuRatio: cpuLimitRatio,
    });
  });
});
