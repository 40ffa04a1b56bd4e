import fc from 'fast-check';
import { readSettings } from '../../settings/readSettings';
import { DEFAULT_GPU_SETTINGS } from '../GpuSettings';

function read(gpuPools: unknown) {
  const { settings, problems } = readSettings({ gpuPools });
  return { gpu: settings.gpu, problems };
}

const CALENDAR = { timeZone: 'Asia/Seoul' };

it.each([undefined, null, {}])('keeps the defaults for %j', given => {
  expect(read(given)).toEqual({ gpu: DEFAULT_GPU_SETTINGS, problems: [] });
});

it('reads what a company says', () => {
  const prices = [
    { product: 'A100', capacityType: 'spot', perHour: 1.5, currency: 'USD' },
    { resource: 'amd.com/gpu', pool: 'p', perHour: 2, currency: 'USD' },
  ];
  const match = {
    namespaces: ['exp-*'],
    classes: ['training', 'notebook'],
    labels: 'purpose in (experiment)',
  };
  expect(
    read({
      labelKeys: ['example.com/pool'],
      roles: [{ role: 'training', match: { name: 'train-*', label: 'a=b' } }],
      idle: { utilization: 0.1, after: '30m' },
      prices,
      calendar: { ...CALENDAR, from: '22:00', to: '24:00' },
      policies: [
        { name: 'day', kind: 'training-hours', pools: { role: 'serving' } },
        {
          name: 'night',
          kind: 'training-hours',
          calendar: {
            timeZone: 'UTC',
            workdays: ['sat', 'Sun'],
            holidays: ['2028-02-29'],
          },
        },
        {
          name: 'paid',
          kind: 'serving-capacity',
          capacityTypes: ['on-demand', 'reserved'],
        },
        { name: 'experiments', kind: 'unit-limit', match, limit: 8 },
        { name: 'spare', kind: 'canary-reserve', units: 2, resource: 'a.b/c' },
        { name: 'idle', kind: 'idle-limit', after: '2h' },
      ],
    }),
  ).toEqual({
    gpu: {
      poolKeys: ['example.com/pool', ...DEFAULT_GPU_SETTINGS.poolKeys],
      poolRoles: [
        { role: 'training', match: { name: 'train-*', label: 'a=b' } },
      ],
      idle: { utilization: 0.1, afterSeconds: 1800 },
      prices,
      policies: [
        {
          name: 'day',
          kind: 'training-hours',
          pools: { role: 'serving' },
          calendar: {
            ...CALENDAR,
            workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
            from: '22:00',
            to: '24:00',
            holidays: [],
          },
        },
        {
          name: 'night',
          kind: 'training-hours',
          calendar: {
            timeZone: 'UTC',
            workdays: ['sat', 'sun'],
            from: '09:00',
            to: '18:00',
            holidays: ['2028-02-29'],
          },
        },
        {
          name: 'paid',
          kind: 'serving-capacity',
          capacityTypes: ['on-demand', 'reserved'],
        },
        {
          name: 'experiments',
          kind: 'unit-limit',
          match,
          resource: 'nvidia.com/gpu',
          limit: 8,
        },
        { name: 'spare', kind: 'canary-reserve', units: 2, resource: 'a.b/c' },
        { name: 'idle', kind: 'idle-limit', match: {}, afterSeconds: 7200 },
      ],
    },
    problems: [],
  });
});

it.each<[string, unknown, RegExp]>([
  ['a key that is none', { label: [] }, /^gpuPools: "label" is no field here/],
  [
    'a key that no label has',
    { labelKeys: ['a b'] },
    /^gpuPools\.labelKeys: "a b"/,
  ],
  [
    'a role without a name',
    { roles: [{ match: {} }] },
    /^gpuPools\.roles\[0\]: role: it names none/,
  ],
  [
    'a role by its role',
    { roles: [{ role: 'a', match: { role: 'b' } }] },
    /^gpuPools\.roles\[0\]: "role" is no field here/,
  ],
  [
    'a label that is none',
    { roles: [{ role: 'a', match: { label: 'a b' } }] },
    /^gpuPools\.roles\.0\.match\.label: expected a label/,
  ],
  [
    'an idle threshold that all are below',
    { idle: { utilization: 1 } },
    /^gpuPools\.idle\.utilization: expected a share/,
  ],
  [
    'an idle time without a unit',
    { idle: { after: '30' } },
    /^gpuPools\.idle\.after: expected a duration/,
  ],
  [
    'a price without a currency',
    { prices: [{ perHour: 1 }] },
    /^gpuPools\.prices\[0\] is left out: .*currency: expected a currency/,
  ],
  [
    'a price below zero',
    { prices: [{ perHour: -1, currency: 'USD' }] },
    /perHour: expected what one unit costs/,
  ],
  [
    'a capacity type that is none',
    { prices: [{ perHour: 1, currency: 'USD', capacityType: 'preemptible' }] },
    /capacityType: expected on-demand, spot, reserved/,
  ],
  [
    'a calendar without a time zone',
    { calendar: { from: '09:00' } },
    /^gpuPools\.calendar\.timeZone: expected an IANA time zone/,
  ],
  [
    'a time zone that is none',
    { calendar: { timeZone: 'Asia/Soul' } },
    /timeZone: expected an IANA time zone/,
  ],
  [
    'a time that is none',
    { calendar: { ...CALENDAR, from: '9:00' } },
    /calendar\.from: expected a time of day/,
  ],
  [
    'midnight as the begin of a day that has passed',
    { calendar: { ...CALENDAR, from: '24:00' } },
    /calendar\.from: expected a time of day/,
  ],
  [
    'a holiday that no calendar has',
    { calendar: { ...CALENDAR, holidays: ['2027-02-29'] } },
    /holidays\.0: expected a day/,
  ],
  [
    'a workday that is none',
    { calendar: { ...CALENDAR, workdays: ['montag'] } },
    /workdays\.0: expected sun, mon/,
  ],
  [
    'a rule without a name',
    { policies: [{ kind: 'idle-limit', after: '1h' }] },
    /^gpuPools\.policies\[0\] is left out: name: it has none/,
  ],
  [
    'a rule of no kind',
    { policies: [{ name: 'a', kind: 'constructor' }] },
    /\(a\) is left out: kind: "constructor" is none; there are training-hours, /,
  ],
  [
    'hours without a calendar',
    { policies: [{ name: 'a', kind: 'training-hours' }] },
    /calendar: there is none/,
  ],
  [
    'a field of another kind',
    { policies: [{ name: 'a', kind: 'idle-limit', after: '1h', units: 2 }] },
    /"units" is no field here; there are name, kind, pools, match, after/,
  ],
  [
    'an idle limit without a time',
    { policies: [{ name: 'a', kind: 'idle-limit' }] },
    /after: a duration is needed/,
  ],
  [
    'a reserve of nothing',
    { policies: [{ name: 'a', kind: 'canary-reserve' }] },
    /units: how many units is needed/,
  ],
  [
    'a reserve of parts',
    { policies: [{ name: 'a', kind: 'canary-reserve', units: 0.5 }] },
    /units: expected integer/,
  ],
  [
    'capacity of no type',
    { policies: [{ name: 'a', kind: 'serving-capacity' }] },
    /capacityTypes: it names none/,
  ],
  [
    'a limit below nothing',
    { policies: [{ name: 'a', kind: 'unit-limit', limit: -1 }] },
    /limit: expected a number of units/,
  ],
  [
    'a resource that is none',
    {
      policies: [{ name: 'a', kind: 'unit-limit', limit: 1, resource: 'a b' }],
    },
    /resource: expected the name of a resource/,
  ],
  [
    'a selector that is none',
    {
      policies: [
        { name: 'a', kind: 'unit-limit', limit: 1, match: { labels: 'a=b=c' } },
      ],
    },
    /match\.labels: expected a label selector/,
  ],
  [
    'a match by what is not there',
    {
      policies: [
        { name: 'a', kind: 'unit-limit', limit: 1, match: { users: [] } },
      ],
    },
    /match: "users" is no field here/,
  ],
  [
    'a class that is none',
    {
      policies: [
        {
          name: 'a',
          kind: 'unit-limit',
          limit: 1,
          match: { classes: ['batch'] },
        },
      ],
    },
    /classes\.0: expected serving, training/,
  ],
  [
    'pools by what is not there',
    {
      policies: [
        { name: 'a', kind: 'unit-limit', limit: 1, pools: { zone: 'a' } },
      ],
    },
    /"zone" is no field here; there are name, label, role/,
  ],
])('tells of %s, and leaves it out', (_, given, problem) => {
  const { gpu, problems } = read(given);
  expect(problems.join('\n')).toMatch(problem);
  expect([gpu.policies, gpu.prices]).toEqual([[], []]);
});

it('tells of a name that two rules have', () => {
  const rule = { name: 'a', kind: 'canary-reserve', units: 1 };
  const { gpu, problems } = read({ policies: [rule, rule] });
  expect(problems).toEqual([
    'gpuPools.policies[1] (a) is left out: name: another rule is called "a"',
  ]);
  expect(gpu.policies).toHaveLength(1);
});

it('takes whatever somebody writes', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (a, b) => {
      const answers = [
        read(a),
        read({ policies: [a, { name: 'x', kind: 'unit-limit', match: b }] }),
        read({ calendar: a, prices: [b], roles: [a, b], idle: b }),
      ];
      expect(answers.every(({ gpu }) => gpu.poolKeys.length > 0)).toBe(true);
    }),
  );
});
