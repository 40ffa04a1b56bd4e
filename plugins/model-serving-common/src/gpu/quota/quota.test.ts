import fc from 'fast-check';
import { CLUSTER_QUEUES } from '../../kubernetes/clusterQueue';
import { COHORTS } from '../../kubernetes/cohort';
import { LOCAL_QUEUES } from '../../kubernetes/localQueue';
import { RESOURCE_QUOTAS } from '../../kubernetes/resourceQuota';
import { isUnknown } from '../../model/known';
import type { GpuQuota } from '../../model/gpuTypes';
import { clusterQueueRows } from './clusterQueueRows';
import { resourceQuotaRows } from './resourceQuotaRows';

const GPU = 'nvidia.com/gpu';

interface Limits {
  borrow?: number;
  lend?: number;
}

function groups(nominal: number, { borrow, lend }: Limits) {
  return [
    {
      flavors: [
        {
          name: 'a100',
          resources: [
            {
              name: GPU,
              nominalQuota: String(nominal),
              borrowingLimit: borrow,
              lendingLimit: lend,
            },
            { name: 'cpu', nominalQuota: '100' },
          ],
        },
      ],
    },
  ];
}

function queue(
  name: string,
  nominal: number,
  used: number | undefined,
  fields: Limits & { cohort?: string; stopPolicy?: string } = {},
) {
  return CLUSTER_QUEUES.decode({
    metadata: { name },
    spec: {
      cohortName: fields.cohort,
      stopPolicy: fields.stopPolicy,
      resourceGroups: groups(nominal, fields),
    },
    ...(used !== undefined && {
      status: {
        flavorsReservation: [
          { name: 'a100', resources: [{ name: GPU, total: String(used) }] },
        ],
      },
    }),
  });
}

function cohort(name: string, parentName?: string, nominal = 0) {
  return COHORTS.decode({
    metadata: { name },
    spec: { parentName, resourceGroups: groups(nominal, {}) },
  });
}

function rowsOf(
  queues: Array<ReturnType<typeof queue>>,
  cohorts: Array<ReturnType<typeof cohort>> = [],
  cohortsUnread?: string,
) {
  return clusterQueueRows({
    cluster: 'west',
    queues,
    cohorts,
    cohortsUnread,
    localQueues: [
      LOCAL_QUEUES.decode({
        metadata: { namespace: 'team', name: 'default' },
        spec: { clusterQueue: 'a' },
      }),
    ],
  });
}

function roomOf(row: GpuQuota | undefined) {
  return [row?.limit, row?.used, row?.headroom];
}

const UNKNOWN = { unknown: expect.any(String) };

describe('clusterQueueRows', () => {
  it.each<[string, Array<ReturnType<typeof queue>>, number[]]>([
    ['a queue alone', [queue('a', 8, 3)], [8, 3, 5]],
    ['more used than there is', [queue('a', 8, 9)], [8, 9, 0]],
    [
      'a queue that admits nothing',
      [queue('a', 8, 3, { stopPolicy: 'Hold' })],
      [8, 3, 0],
    ],
    [
      'what another queue does not use',
      [queue('a', 4, 4, { cohort: 'c' }), queue('b', 4, 1, { cohort: 'c' })],
      [8, 4, 3],
    ],
    [
      'no more than may be borrowed',
      [
        queue('a', 4, 4, { cohort: 'c', borrow: 1 }),
        queue('b', 4, 1, { cohort: 'c' }),
      ],
      [5, 4, 1],
    ],
    [
      'no more than is lent',
      [
        queue('a', 4, 4, { cohort: 'c' }),
        queue('b', 4, 1, { cohort: 'c', lend: 2 }),
      ],
      [6, 4, 2],
    ],
    [
      'what others have borrowed is gone',
      [queue('a', 4, 0, { cohort: 'c' }), queue('b', 4, 7, { cohort: 'c' })],
      [8, 0, 1],
    ],
  ])('tells what is left: %s', (_, queues, room) => {
    expect(roomOf(rowsOf(queues)[0])).toEqual(room);
  });

  it('borrows through cohorts of cohorts', () => {
    const queues = [
      queue('a', 2, 2, { cohort: 'left' }),
      queue('b', 4, 1, { cohort: 'right' }),
    ];
    const cohorts = [
      cohort('left', 'root'),
      cohort('right', 'root'),
      cohort('root', undefined, 3),
    ];
    expect(roomOf(rowsOf(queues, cohorts)[0])).toEqual([9, 2, 6]);
  });

  it('tells the namespaces that a queue is for, and only accelerators', () => {
    expect(rowsOf([queue('a', 8, 3)])).toMatchObject([
      { resource: GPU, flavor: 'a100', namespaces: ['team'] },
    ]);
  });

  it('cannot tell what is left where a member does not say what it uses', () => {
    const queues = [
      queue('a', 4, 4, { cohort: 'c' }),
      queue('b', 4, undefined, { cohort: 'c' }),
    ];
    expect(roomOf(rowsOf(queues)[0])).toEqual([8, 4, UNKNOWN]);
  });

  it('cannot tell what may be borrowed where cohorts were not read', () => {
    const queues = [queue('a', 4, 1, { cohort: 'c' }), queue('b', 4, 1)];
    const [inCohort, alone] = rowsOf(queues, [], 'refused');
    expect(roomOf(inCohort)).toEqual([UNKNOWN, 1, UNKNOWN]);
    expect(roomOf(alone)).toEqual([4, 1, 3]);
  });

  it('says so of cohorts that nest in a circle', () => {
    const cohorts = [cohort('x', 'y'), cohort('y', 'x')];
    expect(
      roomOf(rowsOf([queue('a', 4, 1, { cohort: 'x' })], cohorts)[0]),
    ).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
  });

  it('never leaves more than the limit, nor the cohort more than it has', () => {
    const limit = fc.option(fc.nat(6), { nil: undefined });
    const member = fc.record({
      nominal: fc.nat(8),
      used: fc.nat(8),
      borrow: limit,
      lend: limit,
    });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 5 }), members => {
        const rows = rowsOf(
          members.map(({ nominal, used, ...limits }, index) =>
            queue(`q${index}`, nominal, used, { ...limits, cohort: 'c' }),
          ),
        );
        const all = members.reduce((sum, { nominal }) => sum + nominal, 0);
        for (const { limit: most, headroom } of rows) {
          if (isUnknown(most) || isUnknown(headroom)) {
            throw new Error('everything is known');
          }
          expect(most).toBeLessThanOrEqual(all);
          expect(headroom).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe('resourceQuotaRows', () => {
  function rows(hard: Record<string, string>, used?: Record<string, string>) {
    const quota = RESOURCE_QUOTAS.decode({
      metadata: { namespace: 'team', name: 'gpus' },
      spec: { hard },
      status: used && { used },
    });
    return resourceQuotaRows('west', quota, name =>
      name === 'big-gpus' ? 'gpu.nvidia.com' : name,
    );
  }

  it.each([
    ['requests.nvidia.com/gpu', GPU],
    ['requests.nvidia.com/mig-1g.5gb', 'nvidia.com/mig-1g.5gb'],
    ['big-gpus.deviceclass.resource.k8s.io/devices', 'gpu.nvidia.com'],
  ])('reads %s', (name, resource) => {
    expect(rows({ [name]: '4' }, { [name]: '3' })).toMatchObject([
      { namespace: 'team', resource, limit: 4, used: 3, headroom: 1 },
    ]);
  });

  it.each([
    'requests.cpu',
    'limits.nvidia.com/gpu',
    'nics.deviceclass.resource.k8s.io/devices',
    'requests.example.com/dongle',
  ])('leaves out %s', name => {
    expect(rows({ [name]: '4' }, { [name]: '3' })).toEqual([]);
  });

  it('does not take a quota that nobody has counted for an empty one', () => {
    expect(rows({ 'requests.nvidia.com/gpu': '4' })).toMatchObject([
      { limit: 4, used: UNKNOWN, headroom: UNKNOWN },
    ]);
  });
});
