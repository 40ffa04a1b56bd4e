import { unknown } from '../../model/known';
import type { WorkCalendar } from './calendar/WorkCalendar';
import { checkPolicies } from './checkPolicies';
import type { GpuPolicy } from './GpuPolicy';
import type { PolicyFacts } from './PolicyFacts';
import {
  aGpuNode,
  aHolder,
  aPool,
  aService,
  facts,
  GPU,
  NOW,
  POOL,
  someAmounts,
} from './testing/facts';

function check(policy: GpuPolicy, given: Partial<PolicyFacts>) {
  return checkPolicies([policy], facts(given));
}

const CALENDAR: WorkCalendar = {
  timeZone: 'Asia/Seoul',
  workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '09:00',
  to: '18:00',
  holidays: [],
};

describe('training-hours', () => {
  const policy: GpuPolicy = {
    name: 'by day',
    kind: 'training-hours',
    calendar: CALENDAR,
    pools: { name: 'train' },
  };

  it('tells who trains in office hours, once for all of its pods', () => {
    const holders = [
      aHolder('a', { owner: 'Job/bert', since: '2026-11-20T01:00:00Z' }),
      aHolder('b', { owner: 'Job/bert', since: '2026-11-23T01:00:00Z' }),
      aHolder('c', { class: 'serving' }),
      aHolder('d', { pool: 'c/key/serve' }),
      aHolder('e', { pool: unknown('its node is gone') }),
    ];
    expect(check(policy, { holders })).toEqual({
      violations: [
        {
          rule: 'gpu-training-in-office-hours',
          severity: 'warning',
          subject: 'Job/bert',
          cause: 'training holds 4 nvidia.com/gpu in office hours',
          evidence: [
            {
              source: 'field',
              subject: 'Pod/a',
              detail: '2 nvidia.com/gpu on node n1',
            },
            {
              source: 'field',
              subject: 'Pod/b',
              detail: '2 nvidia.com/gpu on node n1',
            },
          ],
          fix: 'let it save a checkpoint and stop until 18:00 (Asia/Seoul), or run it in another pool',
          cluster: 'c',
          namespace: 'ml',
          pool: POOL,
          policy: 'by day',
          who: 'Job/bert',
          // The hours began after the job did.
          since: '2026-11-23T00:00:00.000Z',
        },
      ],
      problems: [],
    });
  });

  it.each([
    ['after work', '2026-11-23T18:00:00+09:00'],
    ['on a Sunday', '2026-11-22T12:00:00+09:00'],
  ])('says nothing %s', (_, now) => {
    const holders = [aHolder('a')];
    expect(check(policy, { holders, now: new Date(now) }).violations).toEqual(
      [],
    );
  });

  it('takes a start that a wrong clock put into the future for now', () => {
    const holders = [aHolder('a', { since: '2027-01-01T00:00:00Z' })];
    expect(check(policy, { holders }).violations).toMatchObject([
      { since: new Date(NOW).toISOString() },
    ]);
  });
});

describe('serving-capacity', () => {
  const policy: GpuPolicy = {
    name: 'paid',
    kind: 'serving-capacity',
    capacityTypes: ['on-demand', 'reserved'],
  };
  const nodes = [
    aGpuNode('n1', 'spot'),
    aGpuNode('n2', 'on-demand'),
    aGpuNode('n3', unknown('no label tells')),
  ];
  const service = 'c/ml/InferenceService/fraud';

  it('tells which service runs on spot nodes, and whose it is', () => {
    const holders = [
      aHolder('a', { class: 'serving', service, revision: 'r1' }),
      aHolder('b', { class: 'serving', node: 'n2', service }),
      aHolder('c', { class: 'training' }),
    ];
    const services = [aService('fraud', { owner: 'group:default/risk' })];
    expect(check(policy, { nodes, holders, services })).toMatchObject({
      violations: [
        {
          rule: 'gpu-serving-capacity-type',
          subject: 'InferenceService/fraud',
          service,
          who: 'group:default/risk',
          cause:
            'it serves with 2 nvidia.com/gpu of spot nodes, and may only do so on on-demand or reserved ones',
          since: '2026-11-23T01:00:00.000Z',
        },
      ],
      problems: [],
    });
  });

  it('does not take an unknown capacity type for an allowed one', () => {
    const holders = [
      aHolder('a', { class: 'serving', node: 'n3' }),
      aHolder('b', { class: 'serving', node: 'gone' }),
    ];
    expect(check(policy, { nodes, holders })).toEqual({
      violations: [],
      problems: [
        'whether the rule "paid" is kept cannot be told: no label tells the capacity type of the nodes of 2 serving pods',
      ],
    });
  });

  it('says so where a service names no owner', () => {
    const holders = [aHolder('a', { class: 'serving', service })];
    expect(
      check(policy, { nodes, holders, services: [aService('fraud')] })
        .violations,
    ).toMatchObject([{ who: unknown('the service names no owner') }]);
  });
});

describe('unit-limit', () => {
  const policy: GpuPolicy = {
    name: 'experiments',
    kind: 'unit-limit',
    match: { namespaces: ['exp-*'], classes: ['training', 'notebook'] },
    resource: GPU,
    limit: 3,
  };
  const early = aHolder('early', { namespace: 'exp-a' });
  const late = aHolder('late', {
    namespace: 'exp-b',
    class: 'notebook',
    since: '2026-11-23T02:00:00.000Z',
  });

  it('tells who came when the limit was reached', () => {
    const others = [
      aHolder('elsewhere', { namespace: 'prod' }),
      aHolder('serving', { namespace: 'exp-a', class: 'serving' }),
      aHolder('amd', {
        namespace: 'exp-a',
        accelerators: [{ resource: 'amd.com/gpu', count: 9 }],
      }),
    ];
    expect(
      check(policy, { holders: [late, ...others, early] }).violations,
    ).toMatchObject([
      {
        rule: 'gpu-limit-exceeded',
        subject: 'Pod/late',
        who: 'Pod/late',
        cause: 'with 2 nvidia.com/gpu of it 4 are held, and 3 are allowed',
        since: '2026-11-23T02:00:00.000Z',
      },
    ]);
  });

  it('counts each cluster by itself', () => {
    const holders = [early, { ...late, cluster: 'd' }];
    expect(check(policy, { holders }).violations).toEqual([]);
  });

  it('asks who may be meant, where labels were not kept', () => {
    const labelled: GpuPolicy = {
      ...policy,
      limit: 0,
      match: { labels: 'purpose=experiment' },
    };
    const holders = [
      aHolder('a', { labels: { purpose: 'experiment' } }),
      aHolder('b', { labels: { purpose: 'production' } }),
    ];
    expect(check(labelled, { holders })).toMatchObject({
      violations: [{ subject: 'Pod/a' }],
      problems: [],
    });
    expect(check(labelled, { holders: [aHolder('c')] })).toEqual({
      violations: [],
      problems: [
        'whether the rule "experiments" is kept cannot be told: the labels of pods were not kept',
      ],
    });
  });
});

describe('canary-reserve', () => {
  const policy: GpuPolicy = {
    name: 'spare',
    kind: 'canary-reserve',
    resource: GPU,
    units: 4,
    pools: { label: 'purpose=train' },
  };
  const schedulable: PolicyFacts['schedulable'] = [
    {
      cluster: 'c',
      name: 'n1',
      pool: POOL,
      product: 'A100',
      labels: { purpose: 'train' },
      taints: [],
      unavailable: undefined,
      free: {},
    },
  ];
  const canary = aHolder('canary', {
    class: 'serving',
    service: 'c/ml/InferenceService/fraud',
    revision: 'r1',
    since: '2026-11-23T03:00:00.000Z',
  });

  it('tells who came last', () => {
    const holders = [
      aHolder('last', { since: '2026-11-23T04:00:00.000Z' }),
      aHolder('first'),
    ];
    expect(check(policy, { holders, schedulable }).violations).toMatchObject([
      {
        rule: 'gpu-canary-reserve-taken',
        subject: 'Pod/last',
        cause:
          '2 nvidia.com/gpu are free in pool train, and 4 are to be kept for canaries',
        fix: 'free 2 in this pool, or the next canary waits; it came last',
      },
    ]);
  });

  it('counts what canaries hold as kept for them', () => {
    const holders = [canary, aHolder('other')];
    const services = [aService('fraud', { role: 'canary' })];
    expect(
      check(policy, { holders, schedulable, services }).violations,
    ).toEqual([]);
  });

  it('names no one where nodes are at fault', () => {
    const pools = [
      aPool('train', {
        amounts: [someAmounts({ allocated: 0, free: 0, unhealthy: 8 })],
      }),
    ];
    expect(check(policy, { pools, schedulable }).violations).toMatchObject([
      {
        subject: 'GpuPool/train',
        who: unknown('nobody holds what is missing'),
        since: unknown('nobody took them'),
      },
    ]);
  });

  it('is not about pools without such units', () => {
    const pools = [
      aPool('train', { amounts: [someAmounts({ resource: 'amd.com/gpu' })] }),
    ];
    expect(check(policy, { pools, schedulable }).violations).toEqual([]);
  });
});

describe('idle-limit', () => {
  const policy: GpuPolicy = {
    name: 'idle',
    kind: 'idle-limit',
    match: {},
    afterSeconds: 3600,
  };

  it('tells who leaves devices unused, and since when', () => {
    const holders = [
      aHolder('idle', { class: 'notebook', idleSeconds: 5400 }),
      aHolder('busy', { idleSeconds: 60 }),
    ];
    expect(check(policy, { holders })).toMatchObject({
      violations: [
        {
          rule: 'gpu-idle-beyond-limit',
          subject: 'Pod/idle',
          cause:
            'it holds 2 nvidia.com/gpu that nothing has used for 1.5 h or longer',
          fix: 'stop the notebook; its files stay',
          since: '2026-11-23T04:00:00.000Z',
        },
      ],
      problems: [],
    });
  });

  it('takes no telemetry for no idleness', () => {
    expect(check(policy, { holders: [aHolder('a')] })).toEqual({
      violations: [],
      problems: [
        'whether the rule "idle" is kept cannot be told: of 1 pods, e.g. since no telemetry',
      ],
    });
  });

  it('says so where use is told over less than the limit', () => {
    const holders = [aHolder('a', { idleSeconds: 1800 })];
    expect(check(policy, { holders, windowSeconds: 1800 }).problems).toEqual([
      'whether the rule "idle" is kept cannot be told: use is told over 30 min, and it waits for 1 h',
    ]);
  });
});

it('lets nothing of what others named out as it is', () => {
  const hostile = '\u001b[31mred\nline';
  const holders = [
    aHolder(hostile, {
      owner: hostile,
      node: hostile,
      accelerators: [{ resource: hostile, count: 1 }],
      since: hostile,
      idleSeconds: 1e300,
    }),
  ];
  const policies: GpuPolicy[] = [
    { name: 'a', kind: 'training-hours', calendar: CALENDAR },
    { name: 'b', kind: 'idle-limit', match: {}, afterSeconds: 60 },
    { name: 'c', kind: 'unit-limit', match: {}, resource: hostile, limit: 0 },
  ];
  const { violations } = checkPolicies(policies, facts({ holders }));
  expect(violations).toHaveLength(3);
  expect(JSON.stringify(violations)).not.toMatch(/\\u001b|\\n/);
});
