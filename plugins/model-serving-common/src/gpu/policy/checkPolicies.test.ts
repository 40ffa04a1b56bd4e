import { unknown } from '../../model/known';
import type { WorkCalendar } from './calendar/WorkCalendar';
import { checkPolicies } from './checkPolicies';
import type { GpuPolicy } from './GpuPolicy';
import {
  aGpuNode,
  aHolder,
  aService,
  check,
  facts,
  NOW,
  POOL,
} from './testing/facts';

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
