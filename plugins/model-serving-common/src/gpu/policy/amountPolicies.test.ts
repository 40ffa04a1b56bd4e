import { unknown } from '../../model/known';
import type { GpuPolicy } from './GpuPolicy';
import type { PolicyFacts } from './PolicyFacts';
import {
  aHolder,
  aPool,
  aService,
  check,
  GPU,
  POOL,
  someAmounts,
} from './testing/facts';

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
